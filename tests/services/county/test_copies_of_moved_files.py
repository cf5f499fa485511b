"""A county file that was moved or renamed keeps the copies made where it was before."""

import shutil

from sos_desktop.services.county import copying, way_back
from sos_desktop.services.county.county_files import create_county_file, open_county_file
from tests.casework import add_leas, open_case


def test_the_copies_go_with_a_file_that_is_moved_and_renamed(county, tmp_path):
    add_leas(county)
    before = copying.keep_copy(county, "closing")
    county.close()
    moved = tmp_path / "elsewhere" / "Salinas.sos"
    moved.parent.mkdir()
    shutil.move(county.path, moved)
    with open_county_file(moved) as opened:
        open_case(opened)
        after = copying.keep_copy(opened, "closing")
    found = way_back.copies_of_file(moved)
    assert [copy.copy.path for copy in found if copy.elsewhere] == [before]
    assert [copy.copy.path for copy in found if not copy.elsewhere] == [after]
    [words] = [copy.place_words for copy in found if copy.elsewhere]
    assert words == f"This computer, from {county.path.name} elsewhere"
    moved.write_bytes(b"damaged")
    assert {copy.copy.path for copy in way_back.copies_of_file(moved)} == {before, after}


def test_another_county_file_lends_none_of_its_copies(county, tmp_path):
    add_leas(county)
    assert copying.keep_copy(county, "closing") is not None
    with create_county_file(tmp_path / "other.sos", "27") as other:
        assert way_back.copies_of_file(other.path) == ()


def test_copies_of_a_file_that_was_moved_and_is_damaged_are_found(county, tmp_path):
    """Which file it is could not be read, so that it seemed to have none."""
    add_leas(county)
    assert copying.keep_copy(county, "closing") is not None
    county.close()
    moved = tmp_path / "another place" / "Other.sos"
    moved.parent.mkdir()
    data = bytearray(county.path.read_bytes())
    data[100:4096] = bytes(3996)
    moved.write_bytes(data)
    [copy] = way_back.copies_of_file(moved)
    assert copy.elsewhere


def test_a_list_of_copies_leaves_nothing_beside_a_file_that_a_crash_left_a_log(county, tmp_path):
    add_leas(county)
    assert copying.keep_copy(county, "closing") is not None
    left = tmp_path / "left" / "Salinas.sos"
    left.parent.mkdir()
    for ending in ("", "-wal"):
        shutil.copyfile(f"{county.path}{ending}", f"{left}{ending}")
    before = {file.name: file.read_bytes() for file in left.parent.iterdir()}
    [copy] = way_back.copies_of_file(left)
    assert copy.elsewhere
    assert {file.name: file.read_bytes() for file in left.parent.iterdir()} == before
