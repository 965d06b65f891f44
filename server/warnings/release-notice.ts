import type { OutMessage } from '../../shared/model/channel.ts';
import type { ReleaseBody } from '../../shared/model/release.ts';
import type { PublishedCap } from './release-repository.ts';

const DONE = { published: '发布', corrected: '更正', withdrawn: '撤回' } as const;
const MARKS = { Actual: '', Exercise: '【演练】', Test: '【测试】' } as const;

/**
 * A release as it goes to channels: the mark of a drill or a test stands first, where nobody overlooks it. The title of
 * a withdrawal says so, for it is all that is read of a mail, and may be the first that is heard of the matter.
 */
export function messageOf(
  body: ReleaseBody,
  cap: PublishedCap,
  done: keyof typeof DONE,
  reason?: string,
): OutMessage {
  const mark = MARKS[cap.status];
  const told = `${mark}${DONE[done]}：${body.headline}`;
  const lines = [
    told,
    ...(reason === undefined ? [body.description, body.instruction] : [reason]),
    `${body.issuer}　${body.areaDescription}`,
    cap.identifier,
  ];
  return {
    status: cap.status,
    title: done === 'published' ? `${mark}${body.headline}` : told,
    text: lines.join('\n'),
    cap: cap.text,
  };
}
