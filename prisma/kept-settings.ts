import type { CaseSetting } from '../domain/case.js';

/** What a digest stands for never changes, and a case's own is only foretold: so both may be kept, in whatever database they were read. */
const settings = new Map<string, CaseSetting>();
const digests = new Map<string, string>();
const ofGuides = new Map<string, CaseSetting>();
const MOST_SETTINGS = 1_000;
const MOST_CASES = 50_000;
let newest = '';

/** Holds what a case's setting probably is; an empty digest where nothing can be foretold. */
export interface Foretold {
  digest: string;
  setting: CaseSetting | undefined;
}

const NOTHING: Foretold = { digest: '', setting: undefined };

/** Holds what a row says of its case's setting: the setting itself only where the digest is not the one foretold. */
export interface SettingColumns {
  setting_digest: string;
  setting: CaseSetting | null;
}

/** Foretells a case's setting, so that the query may leave it out: what it was, or what another case's is. */
export function foretellSetting(caseId: string): Foretold {
  const digest = digests.get(caseId) ?? newest;
  const setting = settings.get(digest);
  return setting ? { digest, setting } : NOTHING;
}

/** Finds any kept setting that holds this version of the guide. */
export function findSettingOfGuide(version: string): CaseSetting | undefined {
  return ofGuides.get(version);
}

/** Gets a case's setting from what was read and foretold of it. It is shared by all who ask: nobody may change it. */
export function settingOf(
  caseId: string,
  { setting_digest: digest, setting: read }: SettingColumns,
  foretold: Foretold = NOTHING,
): CaseSetting {
  const setting = read === null ? foretold.setting : (settings.get(digest) ?? read);
  if (!setting) throw new Error('A setting is left out only where it was foretold');
  if (settings.size >= MOST_SETTINGS) {
    settings.clear();
    ofGuides.clear();
  }
  if (digests.size >= MOST_CASES) digests.clear();
  settings.set(digest, setting);
  digests.set(caseId, digest);
  ofGuides.set(setting.guide.version, setting);
  newest = digest;
  return setting;
}
