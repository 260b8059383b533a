import type { CloseReason, Step, Trigger } from '../../domain/codes.js';
import type { Question } from '../../domain/insights/figures.js';
import type { Group } from '../../domain/insights/pool-small-groups.js';
import type { Guide } from '../../guide/load-guide.js';
import type { PageContext } from '../define-page.js';
import { BAND_WORDS, FIGURES, QUESTION_WORDS } from '../texts/figures.js';

/** Says what the figures divide by, in the words of the guide and our own; members shown as one are named together. */
export function nameGroups(
  { texts }: Guide,
  schools: ReadonlyMap<string, string>,
  say: PageContext['say'],
) {
  const answer = (question: Question, code: string): string => {
    switch (question) {
      case 'trigger':
        return say(texts.triggers[code as Trigger].name);
      case 'outcome':
        return say(code === 'open' ? FIGURES.open : texts.outcomes[code as CloseReason]);
      case 'bti-level':
        return `BTI ${code}`;
      default:
        return say(BAND_WORDS[code as keyof typeof BAND_WORDS]);
    }
  };
  const together = (group: Group, name: (member: string) => string) =>
    group.members.map(name).join(' + ');
  return {
    school: (group: Group) => together(group, (id) => schools.get(id) ?? id),
    question: (code: string) => say(QUESTION_WORDS[code as Question]),
    answer: (question: string, group: Group) =>
      together(group, (code) => answer(question as Question, code)),
    step: (code: string) => say(texts.steps[code as Step].name),
    band: (group: Group) =>
      together(group, (code) => say(BAND_WORDS[code as keyof typeof BAND_WORDS])),
    cell: (count: number | null) => (count === null ? say(FIGURES.hidden) : String(count)),
  };
}

/** Says groups, questions and cells of the figures. */
export type Naming = ReturnType<typeof nameGroups>;
