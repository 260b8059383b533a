/** Lists why fetching fails; `passing` ones are tried again. */
const PASSING = {
  'source-unavailable': true,
  'too-many-requests': true,
  'token-refused': false,
  'not-allowed': false,
  'not-offered': false,
  'unreadable-answer': false,
  'wrong-address': false,
  incomplete: false,
  'run-ended': false,
} as const;
export type FeedFaultCode = keyof typeof PASSING;

/** Carries a code, and nothing of what the source said: failures are kept in Temporal. */
export class FeedFault extends Error {
  constructor(readonly code: FeedFaultCode) {
    super(code);
  }

  get isPassing(): boolean {
    return PASSING[this.code];
  }
}
