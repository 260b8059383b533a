/** Holds a row of a foreign service before anything in it is judged. */
export type ForeignRow = Readonly<Record<string, unknown>>;

/** Takes whatever a service sent as a row; what is none has no properties. */
export function asRow(value: unknown): ForeignRow {
  return typeof value === 'object' && value !== null ? (value as ForeignRow) : {};
}
