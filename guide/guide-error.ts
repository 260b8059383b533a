/** Names one fault of the guide's data: the file, the key inside it, and what is wrong. */
export interface GuideFault {
  file: string;
  key: string;
  message: string;
}

/** Reports every fault of a guide at once. */
export class GuideError extends Error {
  constructor(readonly faults: readonly GuideFault[]) {
    super(['The guide is not valid:', ...faults.map(describeFault)].join('\n'));
    this.name = 'GuideError';
  }
}

/** Writes a fault on one line. */
export function describeFault({ file, key, message }: GuideFault): string {
  return key === '' ? `${file}: ${message}` : `${file}: ${key}: ${message}`;
}
