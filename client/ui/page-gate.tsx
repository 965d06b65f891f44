import type { ReactNode } from 'react';
import type { Role } from '../../shared/model/account.ts';
import type { TextKey } from '../i18n/translate.ts';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../store/live-store.ts';
import { EmptyState, ErrorState, LoadingState } from './states.tsx';

/**
 * A page beside the map, for those it is open to. Until the platform says who is there it tells why it waits; it asks
 * again by itself.
 * @param only the words for whom the page is not for
 */
export function PageGate({
  allows,
  only,
  children,
}: {
  allows: (role: Role) => boolean;
  only: TextKey;
  children: ReactNode;
}) {
  const text = useText();
  const me = useLive((live) => live.me);
  const signedOut = useLive((live) => live.status === 'signed-out');
  const loadError = useLive((live) => live.loadError);
  if (me !== null && allows(me.role)) return children;
  if (me !== null || signedOut) {
    return (
      <Aside>
        <EmptyState
          title={text(signedOut ? 'error.not-signed-in' : only)}
          hint={<a href="/">{text('live.to-start')}</a>}
        />
      </Aside>
    );
  }
  return (
    <Aside>
      {loadError === null ? <LoadingState /> : <ErrorState reason={text('error.unavailable')} />}
    </Aside>
  );
}

const Aside = ({ children }: { children: ReactNode }) => (
  <main className="jw-admin-main">{children}</main>
);
