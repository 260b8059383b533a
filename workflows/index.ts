export { breakGlassReview } from './break-glass-review/workflow.js';
export { concernCase } from './concern-case/workflow.js';
export { dailyRound } from './daily-round/workflow.js';
export { duty } from './duty/workflow.js';
export { fetchSource } from './feed/workflow.js';
export { makeFigures } from './figures/workflow.js';
