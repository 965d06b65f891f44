import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';

/** A window over a desk; Escape and a click beside it close it, and the focus goes back where it was. */
export function Dialog({
  title,
  close,
  size = 'sm',
  children,
}: {
  title: string;
  close: () => void;
  size?: 'sm' | 'md' | 'lg';
  children: ReactNode;
}) {
  const text = useText();
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size={size}
      zIndex={80}
      closeButtonProps={{ 'aria-label': text('panel.close') }}
      transitionProps={{ duration: 0 }}
    >
      {children}
    </Modal>
  );
}
