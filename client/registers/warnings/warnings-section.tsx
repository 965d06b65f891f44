import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { Choice } from '../../ui/choice.tsx';
import { itemOfAddress } from '../section-address.ts';
import { ChannelList } from './channel-list.tsx';
import { OfficialList } from './official-list.tsx';
import { ReleaseList } from './release-list.tsx';
import { SourceList } from './source-list.tsx';
import './warnings-section.css';

const PARTS = ['official', 'releases', 'sources', 'channels'] as const;
type Part = (typeof PARTS)[number];

const LISTS: Readonly<Record<Part, () => React.ReactNode>> = {
  official: OfficialList,
  releases: ReleaseList,
  sources: SourceList,
  channels: ChannelList,
};

/** Official warnings of others, our own releases, and the ways in and out. */
export function WarningsSection() {
  const text = useText();
  const role = useLive((live) => live.me?.role);
  const [part, setPart] = useState<Part>(() =>
    /^(release|from-alarm)-/.test(itemOfAddress() ?? '') ? 'releases' : 'official',
  );
  // An analyst reads what is said, not the addresses it comes from and goes to.
  const parts = role === 'analyst' ? PARTS.slice(0, 2) : PARTS;
  const List = LISTS[part];
  return (
    <section className="jw-admin-section">
      <Choice
        label={text('registers.warnings')}
        names={parts}
        chosen={part}
        wordOf={(name) => text(`warnings.part.${name}`)}
        choose={setPart}
      />
      <List />
    </section>
  );
}
