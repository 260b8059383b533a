// Names that nobody can mistake for a person's: they say "example", "made up", "as if".
const GIVEN = [
  'Eksempla',
  'Prøvar',
  'Liksoma',
  'Tenkter',
  'Fabla',
  'Skrønar',
  'Diktine',
  'Påfunn',
  'Kanskja',
  'Mulig',
  'Drømla',
  'Gjetter',
  'Sikkerine',
  'Omtrent',
  'Nestenia',
  'Hypotes',
  'Fiktiva',
  'Utkast',
  'Skissa',
  'Kladd',
] as const;
const FAMILY = [
  'Eksempelsen',
  'Prøvestad',
  'Liksomdal',
  'Tenktnes',
  'Fabelvik',
  'Skrønemo',
  'Diktåsen',
  'Påfunnhaug',
  'Kanskjeli',
  'Muligrud',
  'Drømmebakk',
  'Gjettland',
  'Omtrentsen',
  'Nestenby',
  'Hypotesund',
  'Fiksjonheim',
  'Utkastad',
  'Skisseng',
] as const;

/** Makes up the nth name; neighbours differ in both parts. */
export function madeUpName(n: number, familyOf = n): string {
  const given = GIVEN[n % GIVEN.length] as string;
  const family = FAMILY[
    (familyOf * 7 + Math.floor(familyOf / FAMILY.length)) % FAMILY.length
  ] as string;
  return `${given} ${family}`;
}
