import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Nothing from other sites, no inline scripts. Inline styles are allowed because bpmn-js and form-js set them on
 * what they draw; pictures and fonts may be data because bpmn-js brings its icons that way.
 */
export function securityHeaders(options: { behindTls: boolean }): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: options.behindTls ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'deny' },
  });
}
