using System.Device.Gpio;

namespace PhoneRig.Hardware.Boards;

/// <summary>One pin of one board, found: what a part needs to drive it.</summary>
/// <param name="Name">What a person calls it, as in the rig file: "relays/3", "gpio/17".</param>
/// <param name="Controller">The board's controller: one for each board, shared by all its pins.</param>
/// <param name="Pin">The pin's number on that board (BCM numbering on a Raspberry Pi's header).</param>
public sealed record PinLine(string Name, GpioController Controller, int Pin);
