import path from 'node:path';
import { describeFault, GuideError } from './guide-error.js';
import { DEFAULT_GUIDE_DIR, loadGuide } from './load-guide.js';

// `npm run guide:check [-- folder]`: says what is wrong in a guide's files, or that nothing is.
const dir = path.resolve(process.argv[2] ?? DEFAULT_GUIDE_DIR);
try {
  const guide = loadGuide(dir);
  console.log(`${dir} is a valid guide: ${guide.municipality}, version ${guide.id}.`);
} catch (error) {
  if (!(error instanceof GuideError)) throw error;
  for (const fault of error.faults) console.error(describeFault(fault));
  process.exitCode = 1;
}
