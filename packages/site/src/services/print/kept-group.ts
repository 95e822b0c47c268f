export { keptGroup } from '../../printing/kept-group.ts';
