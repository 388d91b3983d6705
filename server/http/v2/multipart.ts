import busboy from 'busboy';
import type { Request } from 'express';
import { bodyLimit } from '../json-body.ts';
import { HttpProblem, invalidArgument } from '../problem.ts';

export interface UploadedFile {
  readonly name: string;
  readonly content: Buffer;
}

export interface Upload {
  readonly files: readonly UploadedFile[];
  readonly fields: Readonly<Record<string, string>>;
}

const mostFiles = 200;
const totalLimit = 4 * bodyLimit;

/** Reads a form of files; a part with a file name is a file whether or not it says its type. */
export async function readUpload(request: Request): Promise<Upload> {
  if (!request.is('multipart/form-data')) {
    throw new HttpProblem(415, 'UNSUPPORTED_MEDIA_TYPE', 'The body must be multipart/form-data.');
  }
  const files: UploadedFile[] = [];
  const fields: Record<string, string> = {};
  let total = 0;
  await new Promise<void>((resolve, reject) => {
    const parser = parserOf(request);
    const refuse = (problem: HttpProblem): void => {
      request.unpipe(parser);
      request.resume();
      reject(problem);
    };
    parser.on('file', (part, stream, info: { filename: string | undefined }) => {
      const filename = info.filename ?? part;
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        total += chunk.length;
        if (total > totalLimit) refuse(tooLarge('The deployment', totalLimit));
      });
      // Without a listener a form that breaks off inside a file would end the process.
      stream.on('error', () => refuse(unreadable()));
      stream.on('limit', () => refuse(tooLarge(`'${filename}'`, bodyLimit)));
      stream.on('close', () => files.push({ name: filename, content: Buffer.concat(chunks) }));
    });
    parser.on('field', (name, value) => (fields[name] = value));
    parser.on('filesLimit', () => refuse(tooMany()));
    parser.on('error', () => refuse(unreadable()));
    parser.on('close', resolve);
    // A request that breaks off never ends its parser.
    request.on('aborted', () => reject(unreadable()));
    request.pipe(parser);
  });
  return { files, fields };
}

function parserOf(request: Request): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { fileSize: bodyLimit, files: mostFiles, fields: 20, fieldSize: 10_000 },
    });
  } catch {
    throw unreadable();
  }
}

const unreadable = (): HttpProblem =>
  invalidArgument('The form could not be read: it is not well-formed multipart/form-data.');
const tooMany = (): HttpProblem =>
  new HttpProblem(413, 'CONTENT_TOO_LARGE', `Deploy at most ${mostFiles} files at once.`);
const tooLarge = (what: string, limit: number): HttpProblem =>
  new HttpProblem(413, 'CONTENT_TOO_LARGE', `${what} is larger than ${limit / 1024 / 1024} MB.`);
