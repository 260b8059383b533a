import type { Occurrence } from './story.js';

/** Writes an occurrence as one JSON object on a line. */
export function writeJson(occurrence: Occurrence): string {
  return JSON.stringify(occurrence);
}

/** Writes a story as a table, one line an occurrence. */
export function writeTable(name: string | undefined, story: readonly Occurrence[]): string {
  const rows = story.map((o) => [
    o.at.replace('T', ' '),
    'student' in o ? o.student : '',
    'student' in o ? (o.caseNumber ?? '') : '',
    o.type,
    describe(o),
  ]);
  const widths = [0, 1, 2, 3].map((i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...(name === undefined ? [] : [name, '']), ...lines].join('\n');
}

function describe(o: Occurrence): string {
  switch (o.type) {
    case 'accepted':
      return o.do;
    case 'rejected':
      return `${o.do}: ${o.status} ${o.problem}`;
    case 'case-opened':
    case 'trigger-added':
      return o.trigger;
    case 'phase': {
      const plan = o.planNumber === undefined ? '' : `, plan ${o.planNumber}`;
      const due = o.dueAt === null ? '' : `, due ${o.dueAt.replace('T', ' ')}`;
      return `${o.step} / ${o.phase}${due}, ${o.responsible}, round ${o.round}${plan}, BTI ${o.btiLevel} ${o.btiColour}`;
    }
    case 'case-closed':
      return o.outcome;
    case 'email':
      return `${o.template} to ${o.to.join(', ')}${o.calendar ? ' (with calendar entry)' : ''}`;
    case 'end':
      return `${o.open} open`;
    case 'stuck':
      return 'nothing done ten school days after due';
  }
}
