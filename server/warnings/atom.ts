import { escapeXml } from '../../shared/export/escape-xml.ts';
import { CITY_CODE } from '../../shared/model/area.ts';
import type { ReleaseVersion } from '../../shared/model/release.ts';

const MARKS = { Actual: '', Exercise: '【演练】', Test: '【测试】' } as const;

const entry = ({ body, capIdentifier, capStatus, publishedAt }: ReleaseVersion, base: string) =>
  [
    '  <entry>',
    `    <id>urn:cap:${escapeXml(capIdentifier ?? '')}</id>`,
    `    <title>${MARKS[capStatus ?? 'Test']}${escapeXml(body.headline)}</title>`,
    `    <updated>${publishedAt}</updated>`,
    `    <author><name>${escapeXml(body.issuer)}</name></author>`,
    `    <summary>${escapeXml(body.description)}</summary>`,
    `    <link rel="alternate" type="application/cap+xml" href="${escapeXml(`${base}/api/warnings/${capIdentifier}/cap`)}"/>`,
    '  </entry>',
  ].join('\n');

/**
 * An Atom feed (RFC 4287) of what is in force.
 * @param base the public address, never what a caller calls us (FAULTS.md S22); '' makes links relative
 */
export const atomFeed = (
  current: readonly ReleaseVersion[],
  { now, base }: { now: string; base: string },
): string => {
  const root = base.replace(/\/$/, '');
  const updated = current[0]?.publishedAt ?? now;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `  <id>urn:cap:${CITY_CODE}</id>`,
    '  <title>公众提示</title>',
    `  <updated>${updated}</updated>`,
    '  <author><name>经纬</name></author>',
    `  <link rel="self" href="${escapeXml(`${root}/api/warnings/atom`)}"/>`,
    ...current.map((version) => entry(version, root)),
    '</feed>',
    '',
  ].join('\n');
};
