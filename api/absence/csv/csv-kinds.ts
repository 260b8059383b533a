import { ABSENCE_KINDS, type AbsenceKind } from '../../../domain/codes.js';

const UNEXCUSED = ['udokumentert', 'ugyldig', 'ikke dokumentert', 'ikkje dokumentert'];
const EXCUSED = ['dokumentert', 'gyldig'];
const both = (words: readonly string[], unit: string) =>
  words.flatMap((word) => [`${word} ${unit}`, `${unit} ${word}`]);

/** Lists what registers call the kinds of absence, small, without signs and without the word for absence itself. */
const KIND_NAMES: Record<AbsenceKind, readonly string[]> = {
  'unexcused-lesson': [...both(UNEXCUSED, 'time'), 'ut'],
  'unexcused-day': [...both(UNEXCUSED, 'dag'), 'ud'],
  'excused-lesson': [...both(EXCUSED, 'time'), 'dt'],
  'excused-day': [...both(EXCUSED, 'dag'), 'dd'],
  late: [
    'forsentkomming',
    'forseintkoming',
    'for sent',
    'for seint',
    'kom for sent',
    'kom for seint',
    'fs',
  ],
  'left-school': ['forlot skolen', 'forlét skulen', 'gikk fra skolen', 'gjekk frå skulen', 'fl'],
  'skipped-class': [
    'skulk',
    'skulket',
    'skulka',
    'skulket time',
    'skulka time',
    'på skolen ikke i timen',
    'på skulen ikkje i timen',
    'sk',
  ],
};

const KINDS = new Map<string, AbsenceKind>(
  ABSENCE_KINDS.flatMap((kind) =>
    [kind, ...KIND_NAMES[kind]].map((name): [string, AbsenceKind] => [plain(name), kind]),
  ),
);

/** Finds the kind that a register's word means; the word itself where it means none. */
export function kindOf(word: string): string {
  return KINDS.get(plain(word)) ?? word;
}

function plain(word: string): string {
  return word
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(fravær|fråvær)(?![\p{L}])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
