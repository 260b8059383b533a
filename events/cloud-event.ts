import type { OutwardType } from '../domain/outward-event.js';

/** Names who tells, as CloudEvents asks: with an event's id it is unique. */
export const EVENT_SOURCE = '/api/v1/events';

/** Holds one event as other apps get it, in feed and webhook alike (CloudEvents 1.0, with its `sequence` extension). */
export interface CloudEvent {
  specversion: '1.0';
  id: string;
  source: string;
  type: OutwardType;
  /** The case. */
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  sequence: string;
  data: { caseId: string; schoolId: string } & Record<string, unknown>;
}

/** Holds a row of the feed with the school's id as its source writes it. */
export interface EventRow {
  seq: bigint;
  id: string;
  type: OutwardType;
  case_id: string;
  school_source_id: string;
  at: Date;
  data: Record<string, unknown>;
}

/** Presents a row of the feed as other apps get it. */
export function cloudEventOf(row: EventRow): CloudEvent {
  return {
    specversion: '1.0',
    id: row.id,
    source: EVENT_SOURCE,
    type: row.type,
    subject: row.case_id,
    time: row.at.toISOString(),
    datacontenttype: 'application/json',
    sequence: String(row.seq),
    data: { caseId: row.case_id, schoolId: row.school_source_id, ...row.data },
  };
}
