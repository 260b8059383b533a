const FIRST_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const SECOND_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
const ELEVEN_DIGITS = /(?<!\d)\d{11}(?!\d)/g;

/** Tells whether a text holds a national identity number: eleven digits in a row (also written 6 + 5) whose check digits are right. */
export function holdsNationalIdentityNumber(text: string): boolean {
  const joined = text.replace(/(?<!\d)(\d{6})[ .-](\d{5})(?!\d)/g, '$1$2');
  return (joined.match(ELEVEN_DIGITS) ?? []).some(hasValidCheckDigits);
}

function hasValidCheckDigits(number: string): boolean {
  const digits = [...number].map(Number);
  return (
    checkDigitOf(digits, FIRST_WEIGHTS) === digits[9] &&
    checkDigitOf(digits, SECOND_WEIGHTS) === digits[10]
  );
}

function checkDigitOf(digits: number[], weights: number[]): number {
  const sum = weights.reduce((total, weight, i) => total + weight * (digits[i] ?? 0), 0);
  return (11 - (sum % 11)) % 11;
}
