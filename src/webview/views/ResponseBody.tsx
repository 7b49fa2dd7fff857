import type { BodyView } from '../../protocol/panel';
import { formatBytes } from '../../core/http/measures';
import type { BodyMode } from '../state';
import { text } from '../strings';
import { Icon } from './Icon';
import { LongText } from './LongText';

interface ResponseBodyProps {
  readonly body: BodyView;
  readonly bodyBytes: number;
  readonly mode: BodyMode;
}

/** The body of a response: text, the beginning of something binary, or a word that it is empty. */
export function ResponseBody({ body, bodyBytes, mode }: ResponseBodyProps) {
  switch (body.kind) {
    case 'empty':
      return <p class="quiet-text">{text('emptyBody')}</p>;
    case 'binary':
      return (
        <>
          <p class="note">
            <Icon name="information" />
            <span>
              {body.contentType ? text('binary', body.contentType) : text('binaryUnknown')}
              {'. '}
              {text('binaryAdvice')}
            </span>
          </p>
          <pre class="mono hex" role="region" aria-label={text('hexPreview')} tabIndex={0}>
            {body.hexPreview}
          </pre>
        </>
      );
    case 'text': {
      const formatted = mode === 'formatted' ? body.formatted : undefined;
      const shownBytes = body.truncated ? new TextEncoder().encode(body.raw).length : 0;
      return (
        <>
          {body.truncated && (
            <p class="note">
              <Icon name="information" />
              <span>{text('truncated', formatBytes(shownBytes), formatBytes(bodyBytes))}</span>
            </p>
          )}
          <LongText
            label={text('responseBody')}
            text={formatted ?? body.raw}
            isJson={formatted !== undefined && body.language === 'json'}
          />
        </>
      );
    }
  }
}
