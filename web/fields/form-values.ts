import { instantOf, type Instant } from '../../domain/local-time.js';

/** Reads a posted form as the API's body wants it: what was left empty is left out, what cannot be read is handed on for the API to refuse. */
export function readForm(form: URLSearchParams, earliest: Instant) {
  const text = (name: string): string | undefined => {
    const value = form.get(name)?.trim();
    return value === '' || value === undefined ? undefined : value;
  };
  return {
    text,
    all: (name: string): string[] => form.getAll(name).filter((value) => value !== ''),
    checked: (name: string): boolean => form.has(name),
    /** A question answered yes or no; left unanswered it is left out. */
    yesNo: (name: string): boolean | undefined => {
      const value = text(name);
      return value === undefined ? undefined : value === 'yes';
    },
    /** Date and time in Norway. Within the minute in which the case was raised it is not before it. */
    instant(name: string): Instant | undefined {
      const [date, time] = [text(`${name}-date`), text(`${name}-time`)];
      if (date === undefined && time === undefined) return undefined;
      if (!/^\d{4}-\d\d-\d\d$/.test(date ?? '') || !/^\d\d:\d\d/.test(time ?? '')) {
        return `${date ?? ''} ${time ?? ''}`;
      }
      if (Number.isNaN(Date.parse(`${date}T${time}`))) return `${date} ${time}`;
      const at = instantOf(date ?? '', (time ?? '').slice(0, 5));
      return at < earliest && at.slice(0, 16) === earliest.slice(0, 16) ? earliest : at;
    },
    /** The rows in which something was written; `key` is the column that counts. */
    rows(
      name: string,
      columns: readonly string[],
      keys: readonly string[],
    ): Record<string, string>[] {
      const numbers = [...form.keys()].flatMap((key) =>
        key.startsWith(`${name}-`) ? Number(key.slice(name.length + 1).split('-')[0]) : [],
      );
      return [...new Set(numbers)].flatMap((row) => {
        const read = columns.map((column) => [column, text(`${name}-${row}-${column}`)] as const);
        const isWritten = read.some(
          ([column, value]) => keys.includes(column) && value !== undefined,
        );
        return isWritten
          ? [
              Object.fromEntries(read.filter(([, value]) => value !== undefined)) as Record<
                string,
                string
              >,
            ]
          : [];
      });
    },
  };
}
export type FormReader = ReturnType<typeof readForm>;
