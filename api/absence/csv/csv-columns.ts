/** Lists what registers call the columns, written small and without spaces or signs: bokmål, nynorsk, and our own field names. */
const COLUMN_NAMES = {
  entryId: [
    'entryid',
    'oppføringid',
    'oppføringsid',
    'føringid',
    'føringsid',
    'fraværid',
    'fraværsid',
    'id',
  ],
  studentId: ['studentid', 'elevid', 'elevnr', 'elevnummer', 'elev'],
  date: ['date', 'dato', 'fraværsdato', 'fråværsdato'],
  kind: [
    'kind',
    'type',
    'typefravær',
    'typefråvær',
    'fraværstype',
    'fråværstype',
    'fraværskode',
    'fråværskode',
    'kode',
  ],
  lesson: ['lesson', 'time', 'timenr', 'timenummer', 'økt'],
  subject: ['subject', 'fag', 'fagnavn', 'fagnamn'],
  minutes: ['minutes', 'minutter', 'minutt', 'antallminutter', 'talminutt'],
  agreed: ['agreed', 'avtalt', 'avtaltfravær', 'avtaltfråvær'],
  reason: ['reason', 'merknad', 'årsak', 'kommentar', 'begrunnelse', 'grunngiving'],
  registeredBy: ['registeredby', 'registrertav', 'førtav', 'lærer', 'lærar'],
} as const;

export type CsvColumn = keyof typeof COLUMN_NAMES;
const REQUIRED: readonly CsvColumn[] = ['entryId', 'studentId', 'date', 'kind'];

/** Finds which field stands in which column; columns of other names (a student's name, a class) are not read at all. */
export function readHeader(header: readonly string[]): {
  columns: ReadonlyMap<CsvColumn, number>;
  missing: CsvColumn[];
} {
  const names = header.map(squeeze);
  const columns = new Map<CsvColumn, number>();
  for (const [column, known] of Object.entries(COLUMN_NAMES) as [CsvColumn, readonly string[]][]) {
    const at = known.map((name) => names.indexOf(squeeze(name))).find((place) => place >= 0);
    if (at !== undefined) columns.set(column, at);
  }
  return { columns, missing: REQUIRED.filter((column) => !columns.has(column)) };
}

function squeeze(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
