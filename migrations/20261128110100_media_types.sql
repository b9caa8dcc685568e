-- WebP and HEIC, the formats of telephones, are taken in.

alter table scans drop constraint scans_media_type_check;
alter table scans add constraint scans_media_type_check check (media_type in ('image/jpeg', 'image/png', 'image/tiff', 'image/webp', 'image/heic', 'application/pdf'));
