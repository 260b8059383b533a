import { text, type Text } from './text.js';

/** Says what was just done, above the page that comes after it. */
export const FLASHES = {
  done: text('Det er registrert.', 'Det er registrert.', 'It has been recorded.'),
  stored: text(
    'Det er lagret, og blir utført så snart sakssystemet svarer. Du trenger ikke gjøre det om igjen.',
    'Det er lagra, og blir utført så snart sakssystemet svarar. Du treng ikkje gjere det om att.',
    'It is stored, and will be carried out as soon as the case engine answers. You need not do it again.',
  ),
  'logged-in-again': text(
    'Du ble logget ut underveis. Det du skrev, er tatt vare på: se over og send på nytt.',
    'Du vart logga ut undervegs. Det du skreiv, er teke vare på: sjå over og send på nytt.',
    'You were logged out on the way. What you wrote is kept: look it over and send it again.',
  ),
  'not-now': text(
    'Skjemaet gjelder ikke saken slik den står nå. Her ser du hva som kan gjøres.',
    'Skjemaet gjeld ikkje saka slik ho står no. Her ser du kva som kan gjerast.',
    'The form does not apply to the case as it stands now. Here you see what can be done.',
  ),
  emergency: text(
    'Saken er åpen for deg i noen timer, bare til å lese. Ledelsen har fått beskjed.',
    'Saka er open for deg i nokre timar, berre til å lese. Leiinga har fått beskjed.',
    'The case is open to you for some hours, to read only. Leadership has been told.',
  ),
  reviewed: text('Vurderingen er lagret.', 'Vurderinga er lagra.', 'The review is saved.'),
  saved: text('Lagret.', 'Lagra.', 'Saved.'),
  removed: text('Fjernet.', 'Fjerna.', 'Removed.'),
} as const satisfies Record<string, Text>;

export type FlashCode = keyof typeof FLASHES;

/** Tells whether a word names a flash. */
export function isFlashCode(word: string | undefined): word is FlashCode {
  return word !== undefined && Object.hasOwn(FLASHES, word);
}
