import type { BtiColour } from '../../domain/codes.js';
import { STATUS } from '../texts/status.js';
import { useShowing } from './showing.js';

const DS_COLOURS = { green: 'success', yellow: 'warning', red: 'danger' } as const;

/** Shows a BTI colour: as a colour and as a word. */
export function BtiTag({ colour, level }: { colour: BtiColour; level: number }) {
  const { say } = useShowing();
  return (
    <span className="ds-tag" data-color={DS_COLOURS[colour]}>
      {say(STATUS[colour])} · BTI {level}
    </span>
  );
}

/** Shows that something is overdue, or stuck. */
export function LateTag({ kind }: { kind: 'overdue' | 'stuck' }) {
  const { say } = useShowing();
  return (
    <span className="ds-tag" data-color="danger" data-variant="outline">
      {say(STATUS[kind])}
    </span>
  );
}
