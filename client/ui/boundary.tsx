import { Component, type ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { ErrorState } from './states.tsx';

/** Keeps a fault of one part from taking the whole desk with it: the rest stays usable (F41). */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error('a part of the desk failed', error);
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <Failed again={() => this.setState({ failed: false })} />;
  }
}

function Failed({ again }: { again: () => void }) {
  const text = useText();
  return <ErrorState reason={text('state.failed')} retry={again} />;
}
