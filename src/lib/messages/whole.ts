import { provide } from './catalogue';
import en from './en/analyses';
import it from './it/analyses';

// To import this is to have all messages: the first page, which needs to be small, does without them.
provide({ en, it });
