import { writeFileSync } from 'node:fs';
import { composeContractFiles, CONTRACT_FILES } from './contract-files.js';

const composed = await composeContractFiles();
for (const name of ['document', 'clientTypes'] as const) {
  writeFileSync(CONTRACT_FILES[name], composed[name]);
  process.stdout.write(`${CONTRACT_FILES[name]}\n`);
}
