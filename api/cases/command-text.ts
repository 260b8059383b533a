/**
 * Holds a command's free text, apart from its codes: stored in the inbox, joined to the record by the activity, never seen by the
 * engine.
 */
export interface CommandText {
  summary?: string | undefined;
  place?: string | undefined;
  /** Participants from outside the roster, in their order. */
  externals?: { name: string; organisation: string }[] | undefined;
  /** Why, in the sender's words. */
  reason?: string | undefined;
  studentHeardHow?: string | undefined;
  findings?: Readonly<Record<string, string | undefined>> | undefined;
  advice?: string | undefined;
  nextMeeting?: string | undefined;
  goal?: string | undefined;
  measures?: MeasureText[] | undefined;
  notWithStudentReason?: string | undefined;
  earlyReason?: string | undefined;
  agreement?: { goal?: string | undefined; measures?: MeasureText[] | undefined } | undefined;
  studentView?: string | undefined;
}

export interface MeasureText {
  area: string;
  description: string;
  responsible: string;
  bankId?: string | undefined;
}

/** Takes the fields away that say nothing; null where nothing is left. */
export function textOf(text: CommandText): CommandText | null {
  const said = Object.entries(text).filter(([, value]) => value !== undefined);
  return said.length > 0 ? Object.fromEntries(said) : null;
}
