import { useState } from 'react';
import type { Me } from '../../../shared/model/account.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { Choice } from '../../ui/choice.tsx';
import { chooseItem, useItem } from '../section-address.ts';
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

/** Whose list a file is in: a release's address says so, whatever list was chosen before. */
const partOf = (item: string): Part =>
  /^(release|from-alarm)-/.test(item) ? 'releases' : 'official';

/** An analyst reads what is said, not the addresses it comes from and goes to; where it goes is the city's. */
function partCount({ role, scope }: Me): number {
  if (role === 'analyst') return 2;
  return scope.county === null ? PARTS.length : PARTS.length - 1;
}

/** Official warnings of others, our own releases, and the ways in and out. */
export function WarningsSection() {
  const text = useText();
  const me = useLive((live) => live.me);
  const item = useItem();
  const [part, setPart] = useState<Part>('official');
  // A file may be opened by a link, or by going back to it.
  if (item !== null && partOf(item) !== part) setPart(partOf(item));
  const choose = (next: Part) => {
    if (item !== null) chooseItem(null);
    setPart(next);
  };
  const parts = PARTS.slice(0, me === null ? 2 : partCount(me));
  const List = LISTS[part];
  return (
    <section className="jw-admin-section">
      <Choice
        label={text('registers.warnings')}
        names={parts}
        chosen={part}
        wordOf={(name) => text(`warnings.part.${name}`)}
        choose={choose}
      />
      <List />
    </section>
  );
}
