import { allHandlersFinished, condition, defineUpdate, setHandler } from '@temporalio/workflow';

const touch = defineUpdate<number>('touch');
const end = defineUpdate<number>('end');

/** Does nothing: the floor under a case. It takes Updates, and ends when told to. */
export async function bare(): Promise<void> {
  let touched = 0;
  let isOver = false;
  setHandler(touch, () => (touched += 1));
  setHandler(end, () => {
    isOver = true;
    return touched;
  });
  await condition(() => isOver && allHandlersFinished());
}
