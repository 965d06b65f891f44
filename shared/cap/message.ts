import type { Position } from '../model/common.ts';

/** The namespace of CAP 1.2. Source of every list here: OASIS CAP 1.2, DOMAIN.md §6 [S]. */
export const CAP_NAMESPACE = 'urn:oasis:names:tc:emergency:cap:1.2';

export const CAP_STATUSES = ['Actual', 'Exercise', 'System', 'Test', 'Draft'] as const;
export type CapStatus = (typeof CAP_STATUSES)[number];
export const CAP_MESSAGE_TYPES = ['Alert', 'Update', 'Cancel', 'Ack', 'Error'] as const;
export type CapMessageType = (typeof CAP_MESSAGE_TYPES)[number];
export const CAP_SCOPES = ['Public', 'Restricted', 'Private'] as const;
type CapScope = (typeof CAP_SCOPES)[number];
export const CAP_CATEGORIES = [
  'Geo',
  'Met',
  'Safety',
  'Security',
  'Rescue',
  'Fire',
  'Health',
  'Env',
  'Transport',
  'Infra',
  'CBRNE',
  'Other',
] as const;
export type CapCategory = (typeof CAP_CATEGORIES)[number];
export const CAP_RESPONSE_TYPES = [
  'Shelter',
  'Evacuate',
  'Prepare',
  'Execute',
  'Avoid',
  'Monitor',
  'Assess',
  'AllClear',
  'None',
] as const;
export type CapResponseType = (typeof CAP_RESPONSE_TYPES)[number];
export const CAP_URGENCIES = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] as const;
export type CapUrgency = (typeof CAP_URGENCIES)[number];
export const CAP_SEVERITIES = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const;
export type CapSeverity = (typeof CAP_SEVERITIES)[number];
export const CAP_CERTAINTIES = ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'] as const;
export type CapCertainty = (typeof CAP_CERTAINTIES)[number];

/** A name and what it stands for: event codes, parameters and geocodes. */
export type CapNamed = { name: string; value: string };

/** What an Update or a Cancel is about: another message by its three names. `sent` is epoch ms. */
export type CapReference = { sender: string; identifier: string; sent: number };

/** A place: closed rings and circles here are `[lon, lat]`, whatever CAP writes. */
export type CapArea = {
  description: string;
  polygons: Position[][];
  circles: { centre: Position; radiusKilometres: number }[];
  geocodes: CapNamed[];
};

/** One `<info>`; moments are epoch ms, absent ones null. */
export type CapInfo = {
  language: string | null;
  categories: CapCategory[];
  event: string;
  responseTypes: CapResponseType[];
  urgency: CapUrgency;
  severity: CapSeverity;
  certainty: CapCertainty;
  eventCodes: CapNamed[];
  effective: number | null;
  onset: number | null;
  expires: number | null;
  senderName: string | null;
  headline: string | null;
  description: string | null;
  instruction: string | null;
  web: string | null;
  contact: string | null;
  parameters: CapNamed[];
  areas: CapArea[];
};

/** A CAP 1.2 message. `resource` and signatures are read past: nothing a message names is ever fetched. */
export type CapMessage = {
  identifier: string;
  sender: string;
  /** Epoch ms. */
  sent: number;
  status: CapStatus;
  messageType: CapMessageType;
  scope: CapScope;
  note: string | null;
  references: CapReference[];
  infos: CapInfo[];
};

/** Text that is no CAP message we can read: every finding says where, what was expected and what came. */
export class CapRefused extends Error {
  override name = 'CapRefused';
  readonly findings: readonly string[];
  constructor(findings: readonly string[]) {
    super(findings[0] ?? 'not a CAP message');
    this.findings = findings;
  }
}
