import type { ReactNode } from 'react';

interface NoticeProps {
  color: 'info' | 'success' | 'warning' | 'danger';
  /** `alert` is read out at once, `status` when the reader pauses; without either it is plain text. */
  role?: 'alert' | 'status';
  children: ReactNode;
}

/** Shows a message in a coloured box. */
export function Notice({ color, role, children }: NoticeProps) {
  return (
    <div className="ds-alert notice" data-color={color} role={role}>
      {children}
    </div>
  );
}
