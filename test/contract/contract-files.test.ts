import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { composeContractFiles, CONTRACT_FILES } from '../../contract/contract-files.js';

const HOW = 'The contract has changed. Look at the difference after `npm run contract:accept`.';

describe('the reviewed contract', () => {
  let composed: Awaited<ReturnType<typeof composeContractFiles>>;
  beforeAll(async () => {
    composed = await composeContractFiles();
  });

  it.each(['document', 'clientTypes'] as const)('%s is what the routes say today', async (name) => {
    const isSame = (await readFile(CONTRACT_FILES[name], 'utf8')) === composed[name];
    expect(isSame ? '' : HOW).toBe('');
  });
});
