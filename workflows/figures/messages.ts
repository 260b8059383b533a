import type { Instant, LocalDate } from '../../domain/local-time.js';

/** States the contract of making the figures. Every literal here is stored in histories: never change one. */
export const MAKE_FIGURES_WORKFLOW = 'makeFigures';
/** Names the schedule, and the workflows that it starts; the engine adds the time. */
export const FIGURES_SCHEDULE_ID = 'figures';
export const MAKE_FIGURES_ID = 'make-figures';

/** Lists the activities of making figures. */
export interface FiguresActivities {
  /** Makes the figures that are wanted and not there yet, and answers of which terms. */
  makeFigures(input: { at: Instant }): Promise<{ made: LocalDate[] }>;
}
