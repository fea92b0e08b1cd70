
/** What is read of a response: fetch's `Response` has it, in every runtime that has fetch. */
export interface ResponseLike {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  clone(): { text(): Promise<string> };
}

/**
 * The error that a response carries, whatever shape its body has.
 *
 * It is `undefined` where there is none that this file knows: a success, the answer of somebody else, a body
 * that is cut off, a code that came with a later version of the service. The response itself stays unread, so
 * that such an answer can be looked at otherwise.
 *
 * What is returned is of the type that it claims: members are checked. A plain text and an answer to HEAD have
 * no fields, so that errors which always have some are `undefined` there too; `parseErrorCode` tells their
 * code. Ask for JSON: `Accept: application/json`.
 */
export async function parseApiError(response: ResponseLike): Promise<ApiError | undefined> {
  const answer = await read(response);
  for (const row of find(answer)) {
    const error = toError(row, answer);
    if (error !== undefined) {
      return error;
    }
  }
  return undefined;
}

/** The code of the error that a response carries, of a plain text or from a header too. */
export async function parseErrorCode(response: ResponseLike): Promise<ErrorCode | undefined> {
  return find(await read(response))[0]?.code;
}

/** Whether a value is one of the codes. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return rows.some((row) => row.code === value);
}

/** Where a member stands: the names, or places in arrays, that lead to it. */
type Path = readonly (string | number)[];

/** How a service speaks. */
interface Shape {
  /** The member that tells errors apart. */
  readonly telling?: Path;
  readonly message?: Path;
  /** The object that has the fields. */
  readonly fields?: Path;
  readonly retryAfter?: Path;
  readonly requestId?: Path;
  readonly codeHeader?: string;
}

/** An error, as one service answers it. */
interface Row {
  readonly code: ErrorCode;
  readonly status: number;
  /** The message where the answer has none. */
  readonly title: string;
  /** Absent where it is not known. */
  readonly retryable: true | undefined;
  /** Whether the answer may say when to come back. */
  readonly waits: boolean;
  readonly shape: Shape;
  /** The value of the telling member; of a string that differs, what is the same in it. */
  readonly told?: string | number | readonly string[];
  /** The line of a plain text that has the code: what is the same in it. */
  readonly line?: readonly string[];
  /** The names of the fields, their types, whether each is always there, and its own place where it has one. */
  readonly fields: readonly (readonly [name: string, type: string, required: boolean, path?: Path])[];
}

interface Answer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly json: unknown;
  /** The message and the code of a plain text. */
  readonly text: { readonly message: string; readonly code: string } | undefined;
  /** The lines of a plain text. */
  readonly lines: readonly string[];
}

async function read(response: ResponseLike): Promise<Answer> {
  const { status, headers } = response;
  let body = "";
  if (status >= 400) {
    try {
      body = await response.clone().text();
    } catch {
      // A body that cannot be read, or was read before: a header may still tell the code.
    }
  }
  const lines = isPlain(headers) ? body.split("\n") : [];
  return { status, headers, json: parseJson(body), text: parseText(lines[0] ?? ""), lines };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isPlain(headers: Answer["headers"]): boolean {
  return /^text\/plain\s*(;|$)/i.test(headers.get("content-type") ?? "");
}

/** The message and the code in brackets stand on the first line. */
function parseText(line: string): Answer["text"] {
  const at = line.lastIndexOf(" [");
  return at >= 0 && line.endsWith("]")
    ? { message: line.slice(0, at), code: line.slice(at + 2, -1) }
    : undefined;
}

/** The rows that an answer is of: of several services, but of one code. */
function find(answer: Answer): readonly Row[] {
  const ways = [
    ({ shape, code }: Row) =>
      shape.codeHeader !== undefined && answer.headers.get(shape.codeHeader) === String(code),
    ({ shape, told }: Row) =>
      shape.telling !== undefined && told !== undefined && says(at(answer.json, shape.telling), told),
    ({ code, line }: Row) =>
      line === undefined
        ? answer.text?.code === String(code)
        : answer.lines.some((text) => says(text, line)),
  ];
  for (const tells of ways) {
    const found = rows.filter((row) => row.status === answer.status && tells(row));
    const code = found[0]?.code;
    if (code !== undefined && found.every((row) => row.code === code)) {
      return found;
    }
  }
  return [];
}

/** Whether a value is the one, or has these pieces in their order, with anything between them. */
function says(value: unknown, told: string | number | readonly string[]): boolean {
  if (typeof told !== "object") {
    return value === told;
  }
  const first = told[0] ?? "";
  const last = told[told.length - 1] ?? "";
  if (typeof value !== "string" || !value.startsWith(first)) {
    return false;
  }
  if (told.length === 1) {
    return value === first;
  }
  let from = first.length;
  for (const piece of told.slice(1, -1)) {
    const found = value.indexOf(piece, from);
    if (found < 0) {
      return false;
    }
    from = found + piece.length;
  }
  return value.length - last.length >= from && value.endsWith(last);
}

function toError(row: Row, answer: Answer): ApiError | undefined {
  const fields = readFields(row, answer);
  if (fields === undefined) {
    return undefined;
  }
  const { code, status, retryable, shape } = row;
  const said = at(answer.json, shape.message);
  const message = typeof said === "string" ? said : (row.line === undefined ? answer.text?.message : undefined) ?? row.title;
  const wait = row.waits ? retryAfter(shape, answer) : undefined;
  const id = at(answer.json, shape.requestId);
  const error = {
    code,
    status,
    message,
    retryable,
    ...(wait === undefined ? {} : { retryAfter: wait }),
    ...(typeof id === "string" ? { requestId: id } : {}),
    ...fields,
  };
  // Each member was checked against the row, which says what the interface says.
  return error as unknown as ApiError;
}

function readFields(row: Row, answer: Answer): Record<string, unknown> | undefined {
  const body = at(answer.json, row.shape.fields);
  const found: [string, unknown][] = [];
  for (const [name, type, required, path] of row.fields) {
    const value = path === undefined ? at(body, [name]) : at(answer.json, path);
    // A template may have null in the place of an absent value.
    if ((value === undefined || (path !== undefined && value === null)) && !required) {
      continue;
    }
    if (!is(type, value)) {
      return undefined;
    }
    found.push([name, value]);
  }
  // Unlike an assignment, this makes a member of any name one of the object's own.
  return Object.fromEntries(found);
}

/** The member at a path, of the objects and arrays themselves and not of what they inherit. */
function at(value: unknown, path: Path | undefined): unknown {
  if (path === undefined) {
    return undefined;
  }
  let inner: unknown = value;
  for (const key of path) {
    const isMember =
      typeof inner === "object" &&
      inner !== null &&
      Array.isArray(inner) === (typeof key === "number") &&
      Object.prototype.hasOwnProperty.call(inner, key);
    if (!isMember) {
      return undefined;
    }
    inner = (inner as Record<string | number, unknown>)[key];
  }
  return inner;
}

function is(type: string, value: unknown): boolean {
  if (type.endsWith("[]")) {
    return Array.isArray(value) && value.every((item) => is(type.slice(0, -2), item));
  }
  switch (type) {
    case "any":
      return value !== undefined;
    case "integer":
      return Number.isInteger(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "field_error":
      return (
        ["pointer", "parameter", "header"].some((place) => typeof at(value, [place]) === "string") &&
        ["string", "number"].includes(typeof at(value, ["code"])) &&
        typeof at(value, ["message"]) === "string"
      );
    default:
      return typeof value === type;
  }
}

/** Whole seconds: of the body, else of the header, which may have a date. */
function retryAfter(shape: Shape, answer: Answer): number | undefined {
  const seconds = at(answer.json, shape.retryAfter);
  if (typeof seconds === "number") {
    return seconds;
  }
  const header = (answer.headers.get("retry-after") ?? "").trim();
  if (/^\d+$/.test(header)) {
    return Number(header);
  }
  const isDate = /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/.test(header);
  const date = isDate ? Date.parse(header) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}
