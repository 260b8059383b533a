import type { ComponentProps } from 'react';
import { useShowing } from './showing.js';

/** Writes a form that posts, with the session's token in it. */
export function PostForm({ children, ...rest }: Omit<ComponentProps<'form'>, 'method'>) {
  const { csrf } = useShowing();
  return (
    <form method="post" {...rest}>
      <input type="hidden" name="csrf" value={csrf} />
      {children}
    </form>
  );
}
