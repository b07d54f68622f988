# cmake -D FROM=file -D TO=file.inc -P bytes.cmake: the bytes of a file as C++ writes numbers
file(READ ${FROM} bytes HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
file(WRITE ${TO} "${bytes}\n")
