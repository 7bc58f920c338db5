"""Who sees what, typed by hand: every address × every role, and the answer each gets.

`{own}`, `{foreign}` and `{nowhere}` stand for a business in the district officer's kecamatan, in another one, and of no
known kelurahan, `{tempat}` for the place of the first, `{impor}` for an import that waits for a decision, `{ekspor}`
for an export of the data manager, its file gone, `{massal}` for a bulk edit of the data manager, `{alih}` for a request
that the first business goes to another kecamatan, `{tindakan}` for an act of the data manager on the first business and
`{versi}` for the version it found. `{orang}`, `{peran}` and `{serah}` are a person, his role and the
minutes of his handover, `{sendiri}` the data manager himself. `{owner}` and `{stranger}` are the owners of the first
business and of the third (`page_objects.py` makes them). 200 the page, 302 sent elsewhere, 403 the wrong role, 404 not
one's own row or nothing there, 405 the wrong way of asking.
"""

from tests.cast import NAMES

NOBODY = "nobody"  # not logged in
COLUMNS = [*NAMES, NOBODY]

PAGES = """
#                                              data head dist kelu team cura comp bank lead audi tech stra nobo
GET  /                                         200  200  200  200  200  200  200  200  200  200  200  200  302
GET  /gaya/                                    200  200  200  200  200  200  200  200  200  200  200  200  302
GET  /masuk/                                   302  302  302  302  302  302  302  302  302  302  302  302  200
GET  /keluar/                                  405  405  405  405  405  405  405  405  405  405  405  405  302
POST /keluar/                                  302  302  302  302  302  302  302  302  302  302  302  302  302
GET  /kata-sandi/                              200  200  200  200  200  200  200  200  200  200  200  200  302
POST /kata-sandi/                              200  200  200  200  200  200  200  200  200  200  200  200  302
GET  /masuk/kode/                              302  302  302  302  302  302  302  302  302  302  302  302  302
POST /masuk/lupakan/                           302  302  302  302  302  302  302  302  302  302  302  302  302
GET  /ganti-pengguna/                          405  405  405  405  405  405  405  405  405  405  405  405  302
POST /ganti-pengguna/                          302  302  302  302  302  302  302  302  302  302  302  302  302
POST /kunci/                                   302  302  302  302  302  302  302  302  302  302  302  302  302
POST /kunci/denyut/                            204  204  204  204  204  204  204  204  204  204  204  204  302
GET  /dua-langkah/                             200  200  200  200  200  200  200  200  200  200  200  200  302
POST /dua-langkah/                             200  200  200  200  200  200  200  200  200  200  200  200  302
POST /dua-langkah/mulai/                       302  302  302  302  302  302  302  302  302  302  302  302  302
POST /dua-langkah/kode-cadangan/               302  302  302  302  302  302  302  302  302  302  302  302  302
POST /dua-langkah/matikan/                     302  302  302  302  302  302  302  302  302  302  302  302  302
GET  /sehat/                                   503  503  503  503  503  503  503  503  503  503  503  503  503

GET  /bantuan/panduan/                         200  200  200  200  200  200  200  200  200  200  200  200  302
GET  /bantuan/panduan/petugas-kecamatan/       200  200  200  200  200  200  200  200  200  200  200  200  302
GET  /bantuan/panduan/tidak-ada/               404  404  404  404  404  404  404  404  404  404  404  404  302
GET  /bantuan/lapor/                           200  200  200  200  200  200  200  200  200  200  200  200  302
POST /bantuan/lapor/                           200  200  200  200  200  200  200  200  200  200  200  200  302
GET  /bantuan/masalah/                         403  403  403  403  403  403  403  403  403  403  200  403  302
GET  /bantuan/masalah/0/ditangani/             405  405  405  405  405  405  405  405  405  405  405  405  302
POST /bantuan/masalah/0/ditangani/             403  403  403  403  403  403  403  403  403  403  404  403  302

GET  /usaha/                                   200  200  200  200  200  200  200  200  200  200  403  403  302
GET  /usaha/cari/                              302  302  302  302  302  302  302  302  302  302  403  403  302
POST /usaha/cari/                              302  302  302  302  302  302  302  302  302  302  403  403  302
GET  /usaha/saringan/                          200  200  200  200  200  200  200  200  200  200  403  403  302
GET  /usaha/per-kecamatan/                     200  200  200  200  200  200  200  200  200  200  403  403  302
GET  /usaha/{own}/                             200  200  200  200  200  200  404  404  200  200  403  403  302
GET  /usaha/{foreign}/                         200  200  404  404  200  200  404  404  200  200  403  403  302
GET  /usaha/{nowhere}/                         200  200  404  404  200  200  404  404  200  200  403  403  302
GET  /usaha/0/                                 404  404  404  404  404  404  404  404  404  404  403  403  302
GET  /usaha/{own}/ubah/                        200  403  200  403  403  403  403  403  403  403  403  403  302
POST /usaha/{own}/ubah/                        200  403  200  403  403  403  403  403  403  403  403  403  302
GET  /usaha/{foreign}/ubah/                    200  403  404  403  403  403  403  403  403  403  403  403  302
GET  /usaha/{nowhere}/ubah/                    200  403  404  403  403  403  403  403  403  403  403  403  302
GET  /usaha/0/ubah/                            404  403  404  403  403  403  403  403  403  403  403  403  302
GET  /usaha/{own}/tempat/{tempat}/ubah/        200  403  200  403  403  403  403  403  403  403  403  403  302
POST /usaha/{own}/tempat/{tempat}/ubah/        200  403  200  403  403  403  403  403  403  403  403  403  302
GET  /usaha/{foreign}/tempat/{tempat}/ubah/    404  403  404  403  403  403  403  403  403  403  403  403  302
GET  /usaha/{own}/tempat/{tempat}/tutup/       200  403  200  403  403  403  403  403  403  403  403  403  302
POST /usaha/{own}/tempat/{tempat}/tutup/       200  403  200  403  403  403  403  403  403  403  403  403  302
GET  /usaha/{foreign}/tempat/{tempat}/tutup/   404  403  404  403  403  403  403  403  403  403  403  403  302
GET  /usaha/{own}/tempat/{tempat}/buka/        200  403  200  403  403  403  403  403  403  403  403  403  302
POST /usaha/{own}/tempat/{tempat}/buka/        200  403  200  403  403  403  403  403  403  403  403  403  302
GET  /usaha/{foreign}/tempat/{tempat}/buka/    404  403  404  403  403  403  403  403  403  403  403  403  302
GET  /usaha/{own}/tempat/tambah/               200  403  200  403  403  403  403  403  403  403  403  403  302
POST /usaha/{own}/tempat/tambah/               200  403  200  403  403  403  403  403  403  403  403  403  302
GET  /usaha/{foreign}/tempat/tambah/           200  403  404  403  403  403  403  403  403  403  403  403  302
POST /usaha/{own}/                             405  405  405  405  405  405  405  405  405  405  405  405  302

GET  /usaha/{own}/hubungi/                     200  403  200  403  200  200  404  404  403  403  403  403  302
POST /usaha/{own}/hubungi/                     200  403  200  403  200  200  404  404  403  403  403  403  302
GET  /usaha/{foreign}/hubungi/                 200  403  404  403  200  200  404  404  403  403  403  403  302
GET  /usaha/{own}/tempat/{tempat}/lihat/telepon/ 200  403  200  403  200  200  403  403  403  403  403  403  302
POST /usaha/{own}/tempat/{tempat}/lihat/telepon/ 200  403  200  403  200  200  403  403  403  403  403  403  302
GET  /usaha/{own}/tempat/{tempat}/lihat/surel/ 404  403  404  403  404  404  403  403  403  403  403  403  302
GET  /usaha/{own}/tempat/{tempat}/lihat/nik/   404  404  404  404  404  404  404  404  404  404  404  404  302
GET  /usaha/{foreign}/tempat/{tempat}/lihat/telepon/ 404  403  404  403  404  404  403  403  403  403  403  403  302
GET  /usaha/{own}/minta-alih/                  403  403  404  403  403  403  403  403  403  403  403  403  302
GET  /usaha/{foreign}/minta-alih/              403  403  200  403  403  403  403  403  403  403  403  403  302
POST /usaha/{foreign}/minta-alih/              403  403  200  403  403  403  403  403  403  403  403  403  302
GET  /usaha/{nowhere}/minta-alih/              403  403  404  403  403  403  403  403  403  403  403  403  302

GET  /usaha/tanpa-kelurahan/                   200  403  200  403  403  403  403  403  403  403  403  403  302
POST /usaha/tanpa-kelurahan/                   302  403  302  403  403  403  403  403  403  403  403  403  302
GET  /usaha/tanpa-kelurahan/0/kembalikan/      405  405  405  405  405  405  405  405  405  405  405  405  302
POST /usaha/tanpa-kelurahan/0/kembalikan/      404  403  404  403  403  403  403  403  403  403  403  403  302

GET  /usaha/ekspor/                            200  200  200  403  200  200  403  403  200  200  403  403  302
GET  /usaha/ekspor/buat/                       405  405  405  405  405  405  405  405  405  405  405  405  302
POST /usaha/ekspor/buat/                       302  302  302  403  302  302  403  403  302  403  403  403  302
GET  /usaha/ekspor/{ekspor}/                   200  200  404  403  404  404  403  403  404  200  403  403  302
GET  /usaha/ekspor/0/                          404  404  404  403  404  404  403  403  404  404  403  403  302
GET  /usaha/ekspor/{ekspor}/berkas/            302  404  404  403  404  404  403  403  404  403  403  403  302
GET  /usaha/ekspor/{ekspor}/hentikan/          405  405  405  405  405  405  405  405  405  405  405  405  302
POST /usaha/ekspor/{ekspor}/hentikan/          302  404  404  403  404  404  403  403  404  403  403  403  302

GET  /usaha/ubah-massal/                       200  403  200  403  403  403  403  403  403  403  403  403  302
POST /usaha/ubah-massal/                       200  403  200  403  403  403  403  403  403  403  403  403  302
GET  /usaha/ubah-massal/{massal}/              200  200  404  404  200  200  403  403  200  200  403  403  302
GET  /usaha/ubah-massal/0/                     404  404  404  404  404  404  403  403  404  404  403  403  302
POST /usaha/ubah-massal/{massal}/              405  405  405  405  405  405  405  405  405  405  405  405  302
GET  /usaha/ubah-massal/{massal}/batalkan/     200  403  404  403  403  403  403  403  403  403  403  403  302
POST /usaha/ubah-massal/{massal}/batalkan/     200  403  404  403  403  403  403  403  403  403  403  403  302
GET  /usaha/ubah-massal/0/batalkan/            404  403  404  403  403  403  403  403  403  403  403  403  302

GET  /pemilik/{owner}/                         200  200  200  200  200  200  404  404  200  200  403  403  302
GET  /pemilik/{stranger}/                      200  200  404  404  200  200  404  404  200  200  403  403  302
GET  /pemilik/0/                               404  404  404  404  404  404  404  404  404  404  403  403  302
POST /pemilik/{owner}/                         405  405  405  405  405  405  405  405  405  405  405  405  302
GET  /pemilik/{owner}/lihat/nik/               200  403  200  403  403  403  403  403  403  403  403  403  302
POST /pemilik/{owner}/lihat/nik/               200  403  200  403  403  403  403  403  403  403  403  403  302
GET  /pemilik/{owner}/lihat/telepon/           200  403  200  403  200  200  403  403  403  403  403  403  302
GET  /pemilik/{owner}/lihat/surel/             200  403  200  403  200  200  403  403  403  403  403  403  302
GET  /pemilik/{owner}/lihat/alamat/            404  404  404  404  404  404  404  404  404  404  404  404  302
GET  /pemilik/{stranger}/lihat/nik/            404  403  404  403  403  403  403  403  403  403  403  403  302

GET  /pemilik/{owner}/data-pribadi/             200  403  200  403  403  403  403  403  403  200  403  403  302
GET  /pemilik/{stranger}/data-pribadi/          200  403  404  403  403  403  403  403  403  200  403  403  302
GET  /pemilik/0/data-pribadi/                   404  403  404  403  403  403  403  403  403  404  403  403  302
GET  /pemilik/{owner}/data-pribadi/batasi/      200  403  403  403  403  403  403  403  403  403  403  403  302
POST /pemilik/{owner}/data-pribadi/batasi/      200  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pemilik/0/data-pribadi/batasi/            404  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pemilik/{owner}/data-pribadi/hapus/       200  403  403  403  403  403  403  403  403  403  403  403  302
POST /pemilik/{owner}/data-pribadi/hapus/       200  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pemilik/0/data-pribadi/hapus/             404  403  403  403  403  403  403  403  403  403  403  403  302
GET  /data-pribadi/                             200  200  200  200  200  200  200  200  200  200  200  200  302
GET  /data-pribadi/pemrosesan/                  200  200  200  200  200  200  200  200  200  200  200  200  302
GET  /data-pribadi/penilaian-dampak/            200  200  200  200  200  200  200  200  200  200  200  200  302
GET  /data-pribadi/kegagalan/                   200  200  200  200  200  200  200  200  200  200  200  200  302
GET  /data-pribadi/kegagalan/surat/             200  200  200  200  200  200  200  200  200  200  200  200  302
GET  /data-pribadi/masa-simpan/                 200  200  200  200  200  200  200  200  200  200  200  200  302
GET  /data-pribadi/pemberitahuan/               200  200  200  200  200  200  200  200  200  200  200  200  302

GET  /alih-data/                               200  200  200  403  403  403  403  403  403  200  403  403  302
GET  /alih-data/{alih}/                        200  200  200  403  403  403  403  403  403  200  403  403  302
POST /alih-data/{alih}/                        200  403  200  403  403  403  403  403  403  403  403  403  302
GET  /alih-data/0/                             404  404  404  403  403  403  403  403  403  404  403  403  302
GET  /alih-data/{alih}/tarik/                  405  405  405  405  405  405  405  405  405  405  405  405  302
POST /alih-data/{alih}/tarik/                  403  403  404  403  403  403  403  403  403  403  403  403  302

GET  /akses-data-pribadi/                      200  403  403  403  403  403  403  403  403  200  403  403  302
GET  /akses-data-pribadi/ekspor/               405  405  405  405  405  405  405  405  405  405  405  405  302
POST /akses-data-pribadi/ekspor/               200  403  403  403  403  403  403  403  403  403  403  403  302

GET  /riwayat/                                 200  200  200  200  200  200  403  403  200  200  403  403  302
POST /riwayat/                                 405  405  405  405  405  405  405  405  405  405  405  405  302
GET  /riwayat/ekspor/                          405  405  405  405  405  405  405  405  405  405  405  405  302
POST /riwayat/ekspor/                          200  200  200  403  200  200  403  403  200  403  403  403  302
GET  /riwayat/tindakan/{tindakan}/             200  200  200  200  200  200  403  403  200  200  403  403  302
GET  /riwayat/tindakan/0/                      404  404  404  404  404  404  403  403  404  404  403  403  302
GET  /riwayat/tindakan/{tindakan}/kembalikan/  200  403  200  403  403  403  403  403  403  403  403  403  302
POST /riwayat/tindakan/{tindakan}/kembalikan/  200  403  200  403  403  403  403  403  403  403  403  403  302
GET  /riwayat/tindakan/0/kembalikan/           404  403  404  403  403  403  403  403  403  403  403  403  302
GET  /riwayat/usaha/{own}/                     200  200  200  200  200  200  403  403  200  200  403  403  302
GET  /riwayat/usaha/{foreign}/                 200  200  404  404  200  200  403  403  200  200  403  403  302
GET  /riwayat/pelaku-usaha/{owner}/            200  200  200  200  200  200  403  403  200  200  403  403  302
GET  /riwayat/pelaku-usaha/{stranger}/         200  200  404  404  200  200  403  403  200  200  403  403  302
GET  /riwayat/tempat-usaha/{tempat}/           200  200  200  200  200  200  403  403  200  200  403  403  302
GET  /riwayat/tidak-ada/0/                     404  404  404  404  404  404  403  403  404  404  403  403  302
GET  /riwayat/usaha/{own}/kembalikan/{versi}/  200  403  200  403  403  403  403  403  403  403  403  403  302
POST /riwayat/usaha/{own}/kembalikan/{versi}/  200  403  200  403  403  403  403  403  403  403  403  403  302
GET  /riwayat/usaha/{own}/kembalikan/0/        404  403  404  403  403  403  403  403  403  403  403  403  302

GET  /izin/ringkasan/                          200  200  200  200  200  200  200  200  200  200  403  403  302
GET  /izin/per-bulan/                          200  200  200  200  200  200  200  200  200  200  403  403  302
GET  /izin/usaha/{own}/                        200  200  200  200  200  200  404  404  200  200  403  403  302
GET  /izin/usaha/{foreign}/                    200  200  404  404  200  200  404  404  200  200  403  403  302
GET  /izin/usaha/{nowhere}/                    200  200  404  404  200  200  404  404  200  200  403  403  302

GET  /impor/                                   200  200  403  403  403  403  403  403  403  200  403  403  302
GET  /impor/unggah/                            200  403  403  403  403  403  403  403  403  403  403  403  302
POST /impor/unggah/                            200  403  403  403  403  403  403  403  403  403  403  403  302
GET  /impor/pemberitahuan/                     200  200  403  403  403  403  403  403  403  200  403  403  302
GET  /impor/usulan/                            200  200  403  403  403  403  403  403  403  200  403  403  302
POST /impor/usulan/                            302  403  403  403  403  403  403  403  403  403  403  403  302
GET  /impor/{impor}/                           200  200  403  403  403  403  403  403  403  200  403  403  302
GET  /impor/0/                                 404  404  403  403  403  403  403  403  403  404  403  403  302
GET  /impor/{impor}/baris/                     200  200  403  403  403  403  403  403  403  200  403  403  302
GET  /impor/{impor}/perbaikan.xlsx             200  200  403  403  403  403  403  403  403  200  403  403  302
GET  /impor/{impor}/tolak/                     200  403  403  403  403  403  403  403  403  403  403  403  302
POST /impor/{impor}/tolak/                     200  403  403  403  403  403  403  403  403  403  403  403  302
GET  /impor/{impor}/simpan/                    405  405  405  405  405  405  405  405  405  405  405  405  302
GET  /impor/{impor}/batalkan/                  200  403  403  403  403  403  403  403  403  403  403  403  302
POST /impor/{impor}/batalkan/                  200  403  403  403  403  403  403  403  403  403  403  403  302
GET  /impor/{impor}/hasil-pembatalan/          200  200  403  403  403  403  403  403  403  200  403  403  302
GET  /impor/{impor}/hentikan/                  405  405  405  405  405  405  405  405  405  405  405  405  302
POST /impor/{impor}/hentikan/                  302  403  403  403  403  403  403  403  403  403  403  403  302
POST /impor/{impor}/simpan/                    302  403  403  403  403  403  403  403  403  403  403  403  302

GET  /pengguna/                                200  403  403  403  403  403  403  403  403  200  200  403  302
GET  /pengguna/undang/                         200  403  403  403  403  403  403  403  403  403  403  403  302
POST /pengguna/undang/                         200  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/{orang}/                        200  403  403  403  403  403  403  403  403  200  200  403  302
GET  /pengguna/{sendiri}/                      200  403  403  403  403  403  403  403  403  200  200  403  302
GET  /pengguna/0/                              404  403  403  403  403  403  403  403  403  404  404  403  302
GET  /pengguna/{orang}/ubah/                   200  403  403  403  403  403  403  403  403  403  403  403  302
POST /pengguna/{orang}/ubah/                   200  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/{sendiri}/ubah/                 403  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/0/ubah/                         404  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/{orang}/tautan/                 200  403  403  403  403  403  403  403  403  403  403  403  302
POST /pengguna/{orang}/tautan/                 200  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/{sendiri}/tautan/               403  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/0/tautan/                       404  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/{orang}/nonaktifkan/            200  403  403  403  403  403  403  403  403  403  403  403  302
POST /pengguna/{orang}/nonaktifkan/            200  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/{sendiri}/nonaktifkan/          403  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/0/nonaktifkan/                  404  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/{orang}/aktifkan/               200  403  403  403  403  403  403  403  403  403  403  403  302
POST /pengguna/{orang}/aktifkan/               200  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/{sendiri}/aktifkan/             403  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/0/aktifkan/                     404  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/{orang}/peran/                  200  403  403  403  403  403  403  403  403  403  403  403  302
POST /pengguna/{orang}/peran/                  200  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/{sendiri}/peran/                403  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/0/peran/                        404  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/{orang}/peran/{peran}/akhiri/   200  403  403  403  403  403  403  403  403  403  403  403  302
POST /pengguna/{orang}/peran/{peran}/akhiri/   200  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/{orang}/peran/0/akhiri/         404  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/{sendiri}/peran/{peran}/akhiri/ 403  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/{orang}/serah-terima/           200  403  403  403  403  403  403  403  403  403  403  403  302
POST /pengguna/{orang}/serah-terima/           200  403  403  403  403  403  403  403  403  403  403  403  302
GET  /pengguna/{sendiri}/serah-terima/         200  403  403  403  403  403  403  403  403  403  403  403  302
GET  /serah-terima/{serah}/                    200  403  403  403  403  403  403  403  403  200  200  403  302
GET  /serah-terima/0/                          404  403  403  403  403  403  403  403  403  404  404  403  302
GET  /undangan/x/y/                            200  200  200  200  200  200  200  200  200  200  200  200  200
POST /undangan/x/y/                            200  200  200  200  200  200  200  200  200  200  200  200  200

GET  /admin/                                   200  200  403  403  403  403  403  403  403  403  200  403  302
GET  /admin/login/                             403  403  403  403  403  403  403  403  403  403  403  403  302
POST /admin/logout/                            302  302  403  403  403  403  403  403  403  403  302  403  302
GET  /admin/password_change/                   200  200  403  403  403  403  403  403  403  403  200  403  302
GET  /admin/password_change/done/              200  200  403  403  403  403  403  403  403  403  200  403  302
GET  /admin/jsi18n/                            200  200  403  403  403  403  403  403  403  403  200  403  302
GET  /admin/autocomplete/                      403  403  403  403  403  403  403  403  403  403  403  403  302
GET  /admin/r/0/0/                             404  404  403  403  403  403  403  403  403  403  404  403  302
GET  /admin/businesses/                        200  200  403  403  403  403  403  403  403  403  200  403  302
GET  /admin/oss/                               200  200  403  403  403  403  403  403  403  403  200  403  302
GET  /admin/procrastinate/                     404  404  403  403  403  403  403  403  403  403  404  403  302
GET  /admin/tidak-ada/                         404  404  403  403  403  403  403  403  403  403  404  403  302
"""

# What the three roles of the back office may do with each of its tables; nobody else opens any of these pages.
# l look, a add, c change, d delete, i import, e export, - nothing.
ADMIN_TABLES = """
#                               data    head  tech
regions.city                    lacdie  le    le
regions.district                lacdie  le    le
regions.subdistrict             lacdie  le    le
regions.subdistrictalias        lacdie  le    le
accounts.institution            lacdie  le    le
accounts.user                   l       -     l
accounts.rolegrant              l       -     l
history.act                     l       l     -
businesses.sector               lacdie  le    le
businesses.sectorrule           lacdie  le    le
businesses.kbli                 lacdie  le    le
businesses.scoperule            lacdie  le    le
businesses.owner                l       l     -
businesses.business             l       l     -
businesses.place                l       l     -
businesses.activity             l       l     -
businesses.identifier           l       l     -
businesses.registerexport       l       l     -
personal_data.privacynotice     lacdie  le    le
permits.permittype              lacdie  le    le
permits.permittypealias         lacdie  le    le
permits.permit                  l       l     -
oss.importbatch                 l       l     -
oss.finding                     l       -     -
oss.sourcerecord                l       -     -
oss.sighting                    l       -     -
oss.difference                  l       -     -
oss.proposal                    l       -     -
oss.undonerow                   l       -     -
oss.fieldpolicy                 lc      l     l
procrastinate.procrastinatejob  -       -     -
"""


def rows(table: str) -> list[list[str]]:
    """The cells of each row, without the heading and blank lines."""
    return [line.split() for line in table.splitlines() if line and not line.startswith("#")]


def opened_by(role: str) -> list[str]:
    """The addresses outside the admin that answer the role with a page."""
    at = COLUMNS.index(role)
    seen = [(way, address) for way, address, *answers in rows(PAGES) if answers[at] == "200"]
    pages = [address for way, address in seen if way == "GET" and address.endswith("/")]
    return [address for address in pages if not address.startswith("/admin/")]
