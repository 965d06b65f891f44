import { describe, expect, it } from 'vitest';
import { CapRefused } from '../../../shared/cap/message.ts';
import { readCap } from '../../../shared/cap/read-message.ts';
import { MOST_XML_BYTES, readXml } from '../../../shared/cap/xml-tree.ts';
import { capMessage, capText, rainInfo } from '../../support/cap.ts';

const AT = Date.parse('2026-07-06T02:00:00Z');
const whole = capText(AT);
const withDoctype = (subset: string) =>
  whole.replace('<alert', `<!DOCTYPE alert ${subset}>\n<alert`);

/** FAULTS.md F27: what a stranger may send instead of a warning. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ['an empty text', ''],
  ['words', 'rain tomorrow'],
  ['JSON', '{"alert":1}'],
  ['HTML', '<html><body>rain</body></html>'],
  ['a document type', withDoctype('')],
  ['an outside document type', withDoctype('SYSTEM "http://127.0.0.1:9/cap.dtd"')],
  ['an outside entity', withDoctype('[<!ENTITY x SYSTEM "file:///etc/passwd">]')],
  ['an outside parameter entity', withDoctype('[<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;]')],
  [
    'a billion laughs',
    withDoctype('[<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]').replace(
      '暴雨',
      '&c;',
    ),
  ],
  ['an entity nobody declared', whole.replace('暴雨', '&rain;')],
  ['a stylesheet', whole.replace('<alert', '<?xml-stylesheet href="http://127.0.0.1:9/x"?><alert')],
  ['another encoding', whole.replace('UTF-8', 'UTF-7')],
  ['a network link', '<kml xmlns="http://www.opengis.net/kml/2.2"><NetworkLink/></kml>'],
  ['65 levels', `${'<a>'.repeat(65)}${'</a>'.repeat(65)}`],
  ['100,000 elements', `<a>${'<b/>'.repeat(100_000)}</a>`],
  ['more than a megabyte', `<a>${' '.repeat(MOST_XML_BYTES)}</a>`],
  ['two roots', `${whole}<alert/>`],
  ['an end that is missing', whole.replace('</alert>', '')],
  ['a prefix without a namespace', whole.replaceAll('event>', 'x:event>')],
  ['a character XML has not', whole.replace('暴雨', '&#0;')],
  ['CAP 1.1', whole.replace('cap:1.2', 'cap:1.1')],
  ['no namespace', whole.replace(/ xmlns="[^"]+"/, '')],
];

/** Well-formed, and not what CAP 1.2 asks for; what the first finding must name. */
const WRONG: readonly (readonly [string, string, string])[] = [
  ['a status of its own', whole.replace('>Test<', '>Real<'), 'alert/status'],
  ['a severity of its own', whole.replace('>Moderate<', '>Orange<'), 'alert/info/severity'],
  ['a moment in Z', whole.replace(/<sent>.*</, '<sent>2026-07-06T02:00:00Z<'), 'alert/sent'],
  ['a comma in its name', whole.replace('station.example', 'a,b'), 'alert/sender'],
  ['no event', whole.replace(/<event>.*<\/event>/, ''), 'alert/info/event'],
  ['no identifier', whole.replace(/<identifier>.*<\/identifier>/, ''), 'alert/identifier'],
  ['two events', whole.replace(/(<event>.*<\/event>)/, '$1$1'), 'alert/info/event'],
  [
    'another order',
    whole.replace(/(<urgency>.*<\/urgency>)\s*(<severity>.*<\/severity>)/, '$2$1'),
    'alert/info/urgency',
  ],
  ['an element of its own', whole.replace('<event>', '<colour>red</colour><event>'), 'colour'],
  [
    'a polygon that is open',
    capText(AT, {}, [
      [120, 31],
      [120.1, 31],
      [120.1, 31.1],
      [120, 31.2],
    ]),
    'closed ring',
  ],
  [
    'longitude before latitude',
    whole.replace('</areaDesc>', '</areaDesc><polygon>120,31 121,31 121,32 120,31</polygon>'),
    'latitude,longitude',
  ],
  ['an Update of nothing', capText(AT, { messageType: 'Update' }), 'alert/references'],
  ['an alert that says nothing', capText(AT, { infos: [] }), 'alert/info'],
];

describe('a hostile document', () => {
  it.each(HOSTILE)('with %s is refused', (_, source) => {
    expect(() => readCap(source)).toThrow(CapRefused);
  });

  it.each(WRONG)('with %s is refused by name', (_, source, finding) => {
    let found: unknown;
    try {
      readCap(source);
    } catch (error) {
      found = error;
    }
    expect((found as CapRefused).findings.join('\n')).toContain(finding);
  });

  it('of 64 levels and the five entities is read, and its text stays text', () => {
    const deep = `${'<a>'.repeat(63)}<b>&lt;&gt;&amp;&quot;&apos;</b>${'</a>'.repeat(63)}`;
    expect(readXml(deep).name).toBe('a');
    const event = '<img src=x onerror=alert(1)>\u202E';
    const infos = [{ ...rainInfo(AT, null), event, headline: '=cmd|calc' }];
    const [info] = readCap(capText(AT, { infos })).infos;
    expect(info).toMatchObject({ event, headline: '=cmd|calc' });
  });

  it('with a signature or an extension beside the message is read past it', () => {
    const signed = whole.replace(
      '</alert>',
      '<s:Signature xmlns:s="urn:x"><s:a/></s:Signature></alert>',
    );
    expect(readCap(signed)).toEqual(capMessage(AT));
  });
});
