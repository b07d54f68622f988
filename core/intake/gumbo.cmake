# gumbo 0.10.1, the HTML parser, from the npm package that carries its sources unchanged; the checksum pins it.
# GUMBO_SOURCE_DIR may name a folder that has them already.
set(gumbo_package gumbo-parser@0.3.0)
set(gumbo_sha256 d47101b5182186c4646f7eba5107308dbf93392621ae8c12bd35a7d867c8e913)
set(gumbo_folder ${CMAKE_BINARY_DIR}/_deps/gumbo)
set(GUMBO_SOURCE_DIR "" CACHE PATH "Folder with gumbo.h and its .c files; empty: fetch them with npm")
if(GUMBO_SOURCE_DIR)
  set(gumbo_sources ${GUMBO_SOURCE_DIR})
else()
  set(gumbo_sources ${gumbo_folder}/package/deps/gumbo-parser/src)
endif()

if(NOT EXISTS ${gumbo_sources}/gumbo.h)
  file(MAKE_DIRECTORY ${gumbo_folder})
  execute_process(COMMAND npm pack --silent ${gumbo_package} WORKING_DIRECTORY ${gumbo_folder}
    OUTPUT_VARIABLE gumbo_archive OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  file(SHA256 ${gumbo_folder}/${gumbo_archive} gumbo_found)
  if(NOT gumbo_found STREQUAL gumbo_sha256)
    message(FATAL_ERROR "${gumbo_package} is not the one we know: sha256 ${gumbo_found}, expected ${gumbo_sha256}")
  endif()
  file(ARCHIVE_EXTRACT INPUT ${gumbo_folder}/${gumbo_archive} DESTINATION ${gumbo_folder})
endif()

file(GLOB gumbo_units ${gumbo_sources}/*.c)
add_library(gumbo STATIC ${gumbo_units})
target_include_directories(gumbo SYSTEM PUBLIC ${gumbo_sources})
# -fwrapv: an endless numeric reference (&#99999999999999;) overflows a signed int in it.
target_compile_options(gumbo PRIVATE -w -fwrapv)
set_target_properties(gumbo PROPERTIES C_STANDARD 99)
