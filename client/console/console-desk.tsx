import '../i18n/later-words.ts';
import { Suspense, useEffect, useState } from 'react';
import { SignedOut } from '../start/signed-out.tsx';
import { DeskProviders } from '../ui/desk-providers.tsx';
import { ConsoleLayout } from './console-layout.tsx';
import { LazyFollowSound } from './lazy-follow-sound.ts';
import { PhoneLayout } from './phone-layout.tsx';

/** Below this width panels become sheets over the map. */
const PHONE_QUERY = '(max-width: 700px)';

/** The coordinator's desk around the map that is already there. */
export function ConsoleDesk() {
  return (
    <DeskProviders>
      <ConsoleDeskInside />
    </DeskProviders>
  );
}

function ConsoleDeskInside() {
  const phone = useMedia(PHONE_QUERY);
  return (
    <>
      {phone ? <PhoneLayout /> : <ConsoleLayout />}
      <Suspense fallback={null}>
        <LazyFollowSound />
      </Suspense>
      <SignedOut />
    </>
  );
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const tell = () => setMatches(media.matches);
    media.addEventListener('change', tell);
    return () => media.removeEventListener('change', tell);
  }, [query]);
  return matches;
}
