import type { PublicationChannel } from '../profiles/index.ts';
import type { EndReason, UnfitExtent, WithholdGround } from './slice.ts';

/** 公示渠道. */
export const channelNames: Readonly<Record<PublicationChannel, string>> = {
  agencySite: '本机关公示网页',
  creditPlatform: '信用信息共享平台',
  enterpriseSystem: '国家企业信用信息公示系统',
};

/** 不予公示的理由. */
export const withholdGroundNames: Readonly<Record<WithholdGround, string>> = {
  stateSecret: '涉及国家秘密',
  forbidden: '法律、行政法规禁止公开',
  security: '可能危及国家安全、公共安全、经济安全、社会稳定',
  commercialSecret: '涉及商业秘密且公开会损害权利人合法权益',
  privacy: '涉及个人隐私且公开会损害权利人合法权益',
  minor: '被处罚人是未成年人',
};

/** 撤下原因 of what ends in its time. */
export const endReasonNames: Readonly<Record<EndReason, string>> = {
  periodOver: '公示期满',
  repaired: '信用修复，提前停止公示',
};

/** How much of what was shown ought not to be public. */
export const unfitExtentNames: Readonly<Record<UnfitExtent, string>> = {
  whole: '整件不应公开，不再公示',
  part: '部分信息应当隐去，隐去后另行公示',
};

/** What the public is told: closed words, so that the reason cannot repeat what had to be hidden. */
export const unfitReasons: Readonly<Record<UnfitExtent, string>> = {
  whole: '公示的内容依法不应当公开。',
  part: '公示的内容中有依法不应当公开的信息。',
};
