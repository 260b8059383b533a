import { CLOSE_REASONS, TRIGGERS } from '../codes.js';
import {
  CONTACT_BANDS,
  DEADLINE_BANDS,
  EFFECTS,
  TIMED_STEPS,
  TIME_BANDS,
  type CaseFacts,
} from './case-facts.js';
import { publishCounts, type CountTable, type Publication } from './publish-counts.js';

/** Lists what the figures ask of each case, and the answers in the order shown. */
export const QUESTIONS = {
  trigger: TRIGGERS,
  outcome: ['open', ...CLOSE_REASONS, 'natural-cause', 'trigger-withdrawn'],
  'first-contact': CONTACT_BANDS,
  deadlines: DEADLINE_BANDS,
  effect: EFFECTS,
  'bti-level': ['0', '1', '2', '3'],
} as const;
export type Question = keyof typeof QUESTIONS;

/** Holds the figures of one term's cases as they may be shown. */
export interface Figures {
  bySchool: Publication;
  /** For the whole municipality: how long the same cases were in each step. */
  timeInSteps: Publication;
}

/** Holds a case with the school that it belongs to. */
export interface SchoolCase {
  school: string;
  facts: CaseFacts;
}

/**
 * Counts one term's cases by each question, and makes the counts fit to be shown: no group under five, none to be had by
 * subtraction. The time in the steps is for all schools together, so it shares no sum but the total.
 */
export function figuresOf(schools: readonly string[], cases: readonly SchoolCase[]): Figures {
  const tables = (Object.keys(QUESTIONS) as Question[]).map((question): CountTable => {
    const columns = [...QUESTIONS[question]];
    const counts = schools.map((school) => {
      const of = cases.filter((c) => c.school === school).map((c) => answerOf(c.facts, question));
      return countEach(columns, of);
    });
    return { code: question, columns, counts };
  });
  const steps = TIMED_STEPS.map((step): CountTable => {
    const columns = [...TIME_BANDS];
    const of = cases.map(({ facts }) => facts.timeIn[step]);
    return { code: step, columns, counts: [countEach(columns, of)] };
  });
  return {
    bySchool: publishCounts(schools, tables),
    timeInSteps: publishCounts(['municipality'], steps),
  };
}

function countEach(columns: readonly string[], answers: readonly string[]): number[] {
  return columns.map((column) => answers.filter((answer) => answer === column).length);
}

function answerOf(facts: CaseFacts, question: Question): string {
  switch (question) {
    case 'first-contact':
      return facts.firstContact;
    case 'bti-level':
      return facts.btiLevel;
    default:
      return facts[question];
  }
}
