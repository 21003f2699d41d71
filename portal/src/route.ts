/** What a server has to hand over of a request. Nothing in it is trusted. */
export interface PortalRequest {
  /** Path and query as they were asked for. */
  readonly url: string;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly ifNoneMatch?: string;
}

export interface PortalResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface PortalRoute {
  readonly method: 'GET';
  /** `:name` stands for one segment. */
  readonly path: string;
  handle(request: PortalRequest): Promise<PortalResponse>;
}
