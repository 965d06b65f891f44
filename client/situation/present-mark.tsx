import type { Condition } from '../../shared/model/level.ts';
import { useText } from '../i18n/use-text.ts';
import { LevelMark } from '../ui/level-mark.tsx';
import { usePictureStatus } from './picture-status.ts';

/** What holds now. While the picture is not live nobody knows that there is no alarm, only that there was none. */
export function PresentMark({ condition }: { condition: Condition }) {
  const text = useText();
  const isLive = usePictureStatus() === 'live';
  if (condition === 'none' && !isLive) {
    return <span className="jw-mark jw-secondary">{text('level.none.not-live')}</span>;
  }
  return <LevelMark condition={condition} />;
}
