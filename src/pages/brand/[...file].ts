import { fileRoute } from '../../hosts/build/fileRoute.ts';

export const { getStaticPaths, GET } = fileRoute('brand');
