import { describe, expect, it } from '@jest/globals';
import { shareSetting } from '../../workflows/concern-case/share-setting.js';
import { otherSetting, setting } from '../domain/support/calendar.js';

describe('the setting that cases share', () => {
  it('is one object for cases of the same guide, calendar and meetings', () => {
    const first = shareSetting(structuredClone(setting));
    expect(shareSetting(structuredClone(setting))).toBe(first);
    expect(first).toEqual(setting);
  });

  it('is another where calendar or meetings are', () => {
    expect(shareSetting(structuredClone(otherSetting))).toEqual(otherSetting);
    expect(shareSetting(structuredClone(setting))).toEqual(setting);
  });
});
