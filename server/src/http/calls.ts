import { type Contract, contract, errorSentences } from '@mingjing/contract';
import { refuse } from '@mingjing/law';
import type { ContractProcedure, InferSchemaInput, InferSchemaOutput, Schema } from '@orpc/contract';
import type { FastifyInstance, FastifyRequest, HTTPMethods } from 'fastify';
import { problem } from '../problem.ts';
import type { CallContext } from './context.ts';

/** What a call is asked, read by its schema, and who asks. */
export interface Asked<Input = unknown> {
  readonly input: Input;
  readonly context: CallContext;
}

type Handler<Call> =
  Call extends ContractProcedure<infer Input, infer Output, infer _Errors, infer _Meta>
    ? (asked: Asked<InferSchemaOutput<Input>>) => Answered<InferSchemaInput<Output>>
    : never;

type Answered<Output> = Output | Promise<Output>;

/** What is done for each call of the contract. */
export type Api = {
  readonly [Room in keyof Contract]: {
    readonly [Name in keyof Contract[Room]]: Handler<Contract[Room][Name]>;
  };
};

/** The calls of the contract (接口), each a route: what is asked is read by its schema, done, and answered by its schema. */
export function mountCalls(scope: FastifyInstance, api: Api, services: CallContext['services']): void {
  for (const [room, calls] of Object.entries(contract))
    for (const [name, call] of Object.entries(calls)) {
      const { route, inputSchema, outputSchema } = call['~orpc'];
      const handle = api[room as never][name as never] as (asked: Asked) => unknown;
      scope.route({
        method: route.method as HTTPMethods,
        url: route.path!.replace(/\{(\w+)\}/g, ':$1'),
        exposeHeadRoute: false,
        handler: async (request, reply) => {
          const input = await read(inputSchema, inputOf(request));
          const answer = await handle({ input, context: { services, request, reply } });
          return reply
            .code(route.successStatus ?? 200)
            .type('application/json; charset=utf-8')
            .send(JSON.stringify(await answered(outputSchema, answer)));
        },
      });
    }
}

type AnySchema = Schema<unknown, unknown> | undefined;

/** What a request says: its address, and beside it the query of a reading call, the body of any other. */
function inputOf({ method, params, query, body }: FastifyRequest): unknown {
  const said = method === 'GET' ? query : body;
  const names = Object.keys(params as object);
  if (names.length === 0) return said;
  if (typeof said !== 'object' || said === null) return params;
  if (said === body) refuseSaidTwice(names, said);
  return { ...said, ...(params as object) };
}

/** What the address says the body does not say as well: the two could differ, and only the address would count. */
function refuseSaidTwice(names: readonly string[], body: object): void {
  const twice = names.filter((name) => Object.hasOwn(body, name));
  if (twice.length > 0)
    problem(
      'BAD_REQUEST',
      twice.map((name) =>
        refuse('DATA_INVALID', '这一项已经写在网址中，请求内容里不再填写。', { path: name }),
      ),
    );
}

/** At most so much of what is wrong is told at once. */
const mostTold = 50;

async function read(schema: AnySchema, said: unknown): Promise<unknown> {
  if (schema === undefined) return undefined;
  const result = await schema['~standard'].validate(said);
  if (result.issues === undefined) return result.value;
  const refusals = result.issues.slice(0, mostTold).map(({ message, path = [] }) =>
    refuse('DATA_INVALID', message, {
      path: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    }),
  );
  return problem('BAD_REQUEST', refusals, errorSentences.BAD_REQUEST.message);
}

/** Only what the contract names leaves; an answer that is not as it says is our own mistake. */
async function answered(schema: AnySchema, answer: unknown): Promise<unknown> {
  if (schema === undefined) return answer;
  const result = await schema['~standard'].validate(answer);
  if (result.issues === undefined) return result.value;
  throw new Error(
    `not the answer of the contract: ${result.issues.map(({ message }) => message).join('; ')}`,
  );
}
