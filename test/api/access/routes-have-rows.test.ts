import { describe, expect, it } from '@jest/globals';
import { allRoutes } from '../../../api/all-routes.js';
import { CASE_READS } from '../../../domain/access/actions.js';
import { BEYOND_CASES } from '../../../domain/access/beyond-cases.js';
import { ACCESS, STANDINGS } from '../../../domain/access/table.js';
import { COMMANDS } from '../../../domain/codes.js';

describe('the tables of access', () => {
  it('have a row for every command and every read, with a column for every standing', () => {
    expect(Object.keys(ACCESS).sort()).toEqual([...COMMANDS, ...CASE_READS].sort());
    for (const row of Object.values(ACCESS)) expect(row).toHaveLength(STANDINGS.length);
  });

  it('are named by every route, and every row is some route’s', () => {
    const actions = allRoutes.flatMap(({ access }) => ('actions' in access ? access.actions : []));
    const rules = allRoutes.flatMap(({ access }) => ('rule' in access ? [access.rule] : []));
    for (const { operationId, access } of allRoutes) {
      expect([operationId, 'rule' in access || access.actions.length > 0]).toEqual([
        operationId,
        true,
      ]);
    }
    expect([...new Set(actions)].sort()).toEqual(Object.keys(ACCESS).sort());
    expect([...new Set(rules)].sort()).toEqual(Object.keys(BEYOND_CASES).sort());
  });

  it('give an app on its own no command but scheduling, and emergency access none at all', () => {
    const sends = (standing: (typeof STANDINGS)[number]) =>
      COMMANDS.filter((name) => ACCESS[name][STANDINGS.indexOf(standing)] !== false);
    expect(sends('system-client')).toEqual(['schedule-meeting']);
    expect(sends('emergency')).toEqual([]);
    expect(sends('outside')).toEqual([]);
    expect(sends('officer')).toEqual([]);
  });

  it('ask every command for the right to write, and every route about a case or its student for the id', () => {
    for (const { operationId, access, scopes, path } of allRoutes) {
      if (!('actions' in access)) continue;
      const commands = access.actions.filter((a) => (COMMANDS as readonly string[]).includes(a));
      if (commands.length > 0)
        expect([operationId, ...scopes]).toEqual([operationId, 'naervaer:case.write']);
      const isList = access.actions.some((a) => a === 'list' || a === 'search');
      const isAboutOne = /\/(cases\/:caseId|students\/:studentId)/.test(path);
      expect([operationId, isAboutOne]).toEqual([operationId, !isList]);
    }
  });
});
